import { type Notice, type NoticeTarget, noticeName } from '../domain/notice.ts';
import type { FinishedRun } from '../domain/run.ts';
import { sendMail } from '../net/notify/send-mail.ts';
import { sendWebhook } from '../net/notify/send-webhook.ts';
import { longSummary } from '../report/summaries.ts';
import { viewOf } from '../report/view.ts';
import { cap } from '../report/visible.ts';

/** Sends the result of a run to everybody who wants it; a line for each that could not be reached. Never throws. */
export async function notify(
  targets: readonly NoticeTarget[],
  run: FinishedRun,
  now: () => number,
): Promise<readonly string[]> {
  if (targets.length === 0) return [];
  const view = viewOf(run);
  const { city, asOf } = run.manifest;
  const notice = { title: cap(view.text.summary.title(city.name, asOf), 60), long: longSummary(view) };
  const faults = await Promise.all(targets.map((target) => send(target, notice, now())));
  return targets.flatMap((target, i) => {
    const fault = faults[i];
    return fault ? [view.text.summary.notSent(noticeName(target), fault)] : [];
  });
}

async function send(target: NoticeTarget, notice: Notice, at: number): Promise<string | null> {
  try {
    return target.kind === 'smtp' ? await sendMail(target, notice) : await sendWebhook(target, notice, at);
  } catch {
    return 'not sent'; // whatever it was must not cost the night, and its text might hold the address
  }
}
