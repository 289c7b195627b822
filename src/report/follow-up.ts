import type { FollowUp } from '../domain/ledger.ts';
import { formatInstant } from './amounts.ts';
import type { View } from './view.ts';
import { cap } from './visible.ts';

/** What an office has said about a finding, and what this run says to it: `反馈已整改，本次仍发现（2026-11-20 张三反馈）`. */
export function followUpWords(view: View, followUp: FollowUp): string {
  const { ledger, common } = view.text;
  const day = formatInstant(followUp.at).slice(0, 10);
  const who = cap(followUp.who, 40);
  if (followUp.repeated) return ledger.repeated(day, who);
  const said = ledger.reported(ledger.states[followUp.state], day, who);
  return followUp.state === 'mended' ? `${said}${common.clause}${ledger.toRecheck}` : said;
}
