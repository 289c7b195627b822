import type { ElderFacts } from '../domain/facts/elder.ts';
import type { Finding, Tally } from '../domain/finding.ts';
import { messageOf, type Words, wordsOf } from '../domain/message.ts';
import type { Indicator, Rule } from '../domain/rule.ts';
import type { ColumnRow, FinishedRun, SiteReport } from '../domain/run.ts';
import type { GroupScore, SiteScore } from '../domain/score.ts';
import type { Site } from '../domain/site.ts';
import { type CheckMessage, checkMessages } from './check-words.ts';
import { fileId } from './file-id.ts';
import { type Past, pastOf } from './past.ts';
import { type Texts, textsOf } from './text/texts.ts';

/** How the scores name the group of city-level sites. */
const CITY_LEVEL = 'city';

/** Rules that warn before something falls due. */
const EARLY_WARNINGS: ReadonlySet<string> = new Set(['due-soon-column']);

/** A run, indexed once, as all reports read it. */
export interface View {
  readonly run: FinishedRun;
  readonly text: Texts;
  /** The pack's words for codes. */
  readonly words: Words;
  /** The pack's words for what checks say. */
  readonly checkMessages: readonly CheckMessage[];
  /** In the order of the seed file. */
  readonly sites: readonly SiteView[];
  readonly siteById: ReadonlyMap<string, SiteView>;
  /** City-level sites first, then the counties. */
  readonly groups: readonly GroupView[];
  readonly rules: ReadonlyMap<string, RuleView>;
  /** Findings about the city or a group, and those of sites that the seed file does not know. */
  readonly general: readonly Finding[];
  readonly past: Past;
}

export interface SiteView {
  readonly site: Site;
  readonly folder: string;
  readonly groupName: string;
  readonly groupFile: string;
  readonly report: SiteReport | null;
  readonly score: SiteScore | null;
  /** Without what is waived. */
  readonly failed: readonly Finding[];
  /** Failed or undecided, and waived. */
  readonly waived: readonly Finding[];
  readonly review: readonly Finding[];
  /** Early warnings: undecided by name only, nothing that a person would have to verify. */
  readonly soon: readonly Finding[];
  /** Best practice beyond what is demanded. */
  readonly advice: readonly Finding[];
  /** `inapplicable` and `untested`. */
  readonly other: readonly Finding[];
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly columns: readonly ColumnRow[];
  readonly elder: ElderFacts | null;
}

export interface GroupView {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly score: GroupScore | null;
  readonly sites: readonly SiteView[];
  readonly findings: readonly Finding[];
}

/** A rule and the indicator it belongs to, in the language of the report. */
export interface RuleView {
  readonly id: string;
  readonly title: string;
  readonly remedy: string;
  readonly indicatorTitle: string;
  readonly rule: Rule | null;
  readonly indicator: Indicator | null;
}

export function viewOf(run: FinishedRun): View {
  const text = textsOf(run.lang);
  const sites = siteViews(run, text);
  const siteById = new Map(sites.map((view) => [view.site.id, view]));
  const general = run.findings.filter((f) => f.site === undefined || !siteById.has(f.site));
  return {
    run,
    text,
    words: wordsOf(run.pack),
    checkMessages: checkMessages(run.pack),
    sites,
    siteById,
    groups: groupViews(run, sites, text, general),
    rules: ruleViews(run),
    general,
    past: pastOf(run),
  };
}

/** The rule of a finding; one that the pack no longer knows shows its id. */
export function ruleOf(view: View, id: string): RuleView {
  return view.rules.get(id) ?? { id, title: id, remedy: '', indicatorTitle: '', rule: null, indicator: null };
}

/** A finding's message in the language of the report, which need not be the language of the audit. */
export function messageIn(view: View, finding: Finding): string {
  const { lang, manifest } = view.run;
  const rule = view.rules.get(finding.rule)?.rule ?? null;
  return lang === manifest.lang || rule === null
    ? finding.message
    : messageOf(rule, finding, { lang, words: view.words });
}

function siteViews(run: FinishedRun, text: Texts): readonly SiteView[] {
  const findings = groupBy(run.findings, (f) => f.site ?? '');
  const tallies = groupBy(run.tallies, (t) => t.site);
  const columns = groupBy(run.columns, (c) => c.site);
  const elder = new Map((run.elder ?? []).map((row) => [row.site, row.facts]));
  const reports = new Map(run.manifest.sites.map((report) => [report.id, report]));
  const scores = new Map(run.scores.sites.map((score) => [score.id, score]));
  const groupNames = new Map(run.manifest.city.groups.map((group) => [group.id, group.name]));
  return run.manifest.city.sites.map((site): SiteView => {
    const own = findings.get(site.id) ?? [];
    const open = own.filter((f) => f.outcome === 'cantTell' && !f.waived);
    const group = site.group ?? run.manifest.city.id;
    return {
      site,
      folder: `sites/${fileId(site.id)}`,
      groupName:
        site.group === undefined ? text.common.cityLevel : (groupNames.get(site.group) ?? site.group),
      groupFile: `groups/${fileId(group)}.html`,
      report: reports.get(site.id) ?? null,
      score: scores.get(site.id) ?? null,
      failed: own.filter((f) => f.outcome === 'failed' && !f.waived),
      waived: own.filter((f) => f.waived !== undefined),
      review: open.filter((f) => !isEarlyWarning(f) && !isAdvice(f)),
      soon: open.filter(isEarlyWarning),
      advice: open.filter(isAdvice),
      other: own.filter((f) => f.outcome === 'inapplicable' || f.outcome === 'untested'),
      tallies: new Map((tallies.get(site.id) ?? []).map((tally) => [tally.rule, tally])),
      columns: columns.get(site.id) ?? [],
      elder: elder.get(site.id) ?? null,
    };
  });
}

/** How many faults of the site must be mended. */
export function errorsOf(site: SiteView): number {
  return site.failed.filter((f) => f.severity === 'error').length;
}

function isEarlyWarning(finding: Finding): boolean {
  return EARLY_WARNINGS.has(finding.rule);
}

/** A suggestion beyond what is demanded, which no person has to verify. */
export function isAdvice(finding: Pick<Finding, 'outcome' | 'facts'>): boolean {
  return finding.outcome === 'cantTell' && finding.facts['grade'] === 'advice';
}

function groupViews(
  run: FinishedRun,
  sites: readonly SiteView[],
  text: Texts,
  general: readonly Finding[],
): readonly GroupView[] {
  const { city } = run.manifest;
  const members = groupBy(sites, (view) => view.site.group ?? city.id);
  const names = new Map<string, string>([[city.id, text.common.cityLevel]]);
  for (const group of city.groups) names.set(group.id, group.name);
  for (const id of members.keys()) if (!names.has(id)) names.set(id, id);
  const scores = new Map(run.scores.groups.map((score) => [score.id, score]));
  return [...names]
    .map(([id, name]) => ({
      id,
      name,
      file: `groups/${fileId(id)}.html`,
      score: scores.get(id) ?? (id === city.id ? (scores.get(CITY_LEVEL) ?? null) : null),
      sites: members.get(id) ?? [],
      findings: general.filter((f) => f.target.type === 'group' && f.target.id === id),
    }))
    .filter((group) => group.sites.length > 0 || group.id !== city.id)
    .sort((a, b) => meanOf(a) - meanOf(b));
}

/** Groups are shown worst first, and last where nothing could be scored. */
function meanOf(group: {
  readonly score: { readonly total: { readonly score: number | null } } | null;
}): number {
  return group.score?.total.score ?? 101;
}

function ruleViews(run: FinishedRun): ReadonlyMap<string, RuleView> {
  const english = run.lang === 'en';
  const views = new Map<string, RuleView>();
  for (const indicator of run.pack.indicators) {
    for (const rule of indicator.rules) {
      views.set(rule.id, {
        id: rule.id,
        title: (english && rule.titleEn) || rule.title,
        remedy: (english && rule.remedyEn) || rule.remedy,
        indicatorTitle: (english && indicator.titleEn) || indicator.title,
        rule,
        indicator,
      });
    }
  }
  return views;
}

/** Groups in order of first appearance. */
export function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
