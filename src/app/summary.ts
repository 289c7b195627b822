import { wordsOf } from '../domain/message.ts';
import type { RateDefinition } from '../domain/rule.ts';
import type { FinishedRun } from '../domain/run.ts';
import type { Rate } from '../domain/score.ts';
import { conclusionOf } from '../report/conclusion.ts';
import { worstSites } from '../report/summaries.ts';
import { errorsOf, viewOf } from '../report/view.ts';

const TEXTS = {
  zh: {
    sites: (audited: number, all: number) => `检查 ${all} 个网站，${audited} 个有结论。`,
    score: (score: string) => `全市平均分 ${score}`,
    rate: (name: string, share: string, target: string, verdict: string) =>
      `  ${name}：${share}（要求 ${target}）${verdict}`,
    verdict: { passed: '达标', failed: '未达标', cantTell: '还不能下结论' },
    unreached: (name: string, why: string) => `没有查到：${name}（${why}）`,
    forbidden:
      '  地址不在公网范围，没有访问。确属要检查的测试环境，请加 --treat-as-public 网段（如 127.0.0.0/8），或写入种子文件的 treatAsPublic。',
    worst: '必须整改的问题最多的网站：',
    site: (name: string, errors: number, score: string) => `  ${name}：${errors} 处，${score} 分`,
    report: (path: string) => `报告：${path}`,
  },
  en: {
    sites: (audited: number, all: number) => `${all} sites audited, ${audited} with a result.`,
    score: (score: string) => `Mean score of the city ${score}`,
    rate: (name: string, share: string, target: string, verdict: string) =>
      `  ${name}: ${share} (target ${target}) ${verdict}`,
    verdict: { passed: 'met', failed: 'not met', cantTell: 'cannot tell yet' },
    unreached: (name: string, why: string) => `Not audited: ${name} (${why})`,
    forbidden:
      '  The address is not a public one and was not contacted. For a staging server add --treat-as-public CIDR (such as 127.0.0.0/8), or treatAsPublic in the seed file.',
    worst: 'Sites with most problems that must be mended:',
    site: (name: string, errors: number, score: string) => `  ${name}: ${errors}, score ${score}`,
    report: (path: string) => `Report: ${path}`,
  },
} as const;

const WORST = 3;

/** The result of a run in a few lines for a terminal, in the numbers of its report. */
export function summarise(run: FinishedRun, judgedShare: number, report: string): readonly string[] {
  const texts = TEXTS[run.lang];
  const view = viewOf(run);
  const sites = run.manifest.city.sites.length;
  const worst = worstSites(view).slice(0, WORST);
  return [
    ...run.manifest.notes,
    texts.sites(Math.round(judgedShare * sites), sites),
    ...(run.scores.city.total.score === null ? [] : [texts.score(String(run.scores.city.total.score))]),
    ...checkedRates(run).flatMap((definition) => {
      const rate = run.scores.city.rates[definition.id];
      const name = run.lang === 'en' ? definition.titleEn : definition.title;
      return rate?.target && rate.low !== null
        ? [texts.rate(name, share(rate), rate.target, texts.verdict[rate.verdict])]
        : [];
    }),
    ...unreached(run),
    conclusionOf(view).problems,
    ...(worst.length > 0
      ? [
          texts.worst,
          ...worst.map((one) =>
            texts.site(one.site.name, errorsOf(one), String(one.score?.total.score ?? '—')),
          ),
        ]
      : []),
    texts.report(report),
  ];
}

/** Rounded downwards, so that rounding never turns a miss into a pass. */
function share(rate: Rate): string {
  const percent = (value: number | null) =>
    value === null ? '—' : `${(Math.floor(value * 1_000 + 1e-9) / 10).toFixed(1)}%`;
  return rate.low === rate.high ? percent(rate.low) : `${percent(rate.low)}–${percent(rate.high)}`;
}

/** Sites that were not looked at, with the reason; the first ten. */
function unreached(run: FinishedRun): readonly string[] {
  const texts = TEXTS[run.lang];
  const words = wordsOf(run.pack);
  const names = new Map(run.manifest.city.sites.map((site) => [site.id, site.name]));
  const left = run.manifest.sites.filter((site) => site.state === 'unreached');
  const lines = left.slice(0, 10).map((site) => {
    const [code = '', ...rest] = site.why.split(' ');
    const said = [words[code]?.[run.lang] ?? code, ...rest].join(' ');
    return texts.unreached(names.get(site.id) ?? site.id, said);
  });
  return left.some((site) => site.why.startsWith('private-address')) ? [...lines, texts.forbidden] : lines;
}

/** Rates that rest on rules which this run looked at. */
function checkedRates(run: FinishedRun): readonly RateDefinition[] {
  const checked = run.pack.indicators.filter((indicator) => run.manifest.checked.includes(indicator.kind));
  const rules = new Set(checked.flatMap((indicator) => indicator.rules.map((rule) => rule.id)));
  return run.pack.rates.filter((definition) => definition.rules.some((rule) => rules.has(rule)));
}
