import type { Instant, Json, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { ElderFacts } from '../domain/facts/elder.ts';
import type { Browsers, Net, Visit } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import type { Site } from '../domain/site.ts';
import { gatherElder } from '../gather/elder/gather-elder.ts';
import type { ElderTools, Looked } from '../gather/elder/looked.ts';
import { needsPhone, PHONE_SIZE, withPhone } from '../gather/elder/on-phone.ts';
import { settleElder } from '../gather/elder/settle-elder.ts';
import type { ElderVocabulary } from '../gather/elder/vocabulary.ts';
import type { OwnNetwork } from './own-network.ts';

export interface ElderLook {
  readonly site: Site;
  readonly home: Url;
  readonly net: Net;
  readonly browsers: Browsers | null;
  /** `null`: the rule pack does not know how such versions are found. */
  readonly words: ElderVocabulary | null;
  readonly recheckAfterMs: number;
  /** See `OwnNetwork`. */
  readonly othersAnswer: OwnNetwork['othersAnswer'];
  readonly now: () => Instant;
  readonly signal: AbortSignal;
}

/** The width of a phone, and a little patience: an entry is pressed, and what opens is measured. */
const PHONE = { ...PHONE_SIZE, timeoutMs: 90_000 };
const DESKTOP = { width: 1280, height: 900, timeoutMs: 120_000 };

/** Looks at the site's version for the elderly from its home page, on a desktop and at the width of a phone. */
export async function seeElderMode(look: ElderLook): Promise<readonly Evidence[]> {
  if (!look.words) return [];
  const seen = await see(look, look.words);
  const base = {
    kind: 'elder',
    by: 'elder@2',
    site: look.site.id,
    target: { type: 'site', url: look.site.url, name: look.site.name },
    at: look.now(),
  } as const;
  return [
    seen.ok
      ? { ...base, status: 'observed', facts: seen.facts as unknown as Json }
      : { ...base, status: 'unobserved', why: seen.why, detail: seen.detail },
  ];
}

type Seen =
  | { readonly ok: true; readonly facts: ElderFacts }
  | { readonly ok: false; readonly why: Obstacle; readonly detail: string };

async function see(look: ElderLook, words: ElderVocabulary): Promise<Seen> {
  const { browsers, signal, net, home } = look;
  if (!browsers) return { ok: false, why: 'no-browser', detail: '' };
  if (signal.aborted)
    return { ok: false, why: signal.reason === 'cancelled' ? 'cancelled' : 'budget', detail: '' };
  if (!(await net.allowedByRobots(home))) return { ok: false, why: 'robots', detail: home };
  const gather = (onlySizes: boolean) => (visit: Visit) =>
    gatherElder(visit, toolsFor(visit, look, { words, onlySizes }));
  const desktop = await browsers.visit(home, gather(false), DESKTOP);
  if (!desktop.ok) return desktop;
  if (!desktop.value)
    return { ok: false, why: 'crashed', detail: 'the page did not let itself be looked at' };
  const { recheckAfterMs } = look;
  const { value: narrow } = desktop;
  const { othersAnswer } = look;
  const [settled, phone] = await Promise.all([
    settleElder(narrow, { net, recheckAfterMs, signal, othersAnswer }),
    needsPhone(narrow, words) ? onPhone(browsers, home, gather(true)) : null,
  ]);
  return { ok: true, facts: withPhone(settled, { narrow, phone }, words) };
}

/** What the phone's visit cannot tell changes nothing of what the desktop's has told. */
async function onPhone(
  browsers: Browsers,
  home: Url,
  gather: (visit: Visit) => Promise<Looked | null>,
): Promise<Looked | null> {
  const phone = await browsers.visit(home, gather, PHONE);
  return phone.ok ? phone.value : null;
}

function toolsFor(
  visit: Visit,
  { home, signal }: ElderLook,
  more: Pick<ElderTools, 'words' | 'onlySizes'>,
): ElderTools {
  const origin = URL.parse(visit.final)?.origin ?? '';
  return { ...more, signal, homes: [...new Set([home, visit.final, `${origin}/`, `${origin}/index.html`])] };
}
