/** What a gate says, in both languages. */
export const GATE_TEXTS = {
  zh: {
    passed: '通过：这次发布没有带来必须拦下的问题。',
    stopped: '未通过：请先处理下面的问题再发布。',
    findings: (title: string, count: number, allowed: number) =>
      `${title}：${count} 处${allowed > 0 ? `（允许 ${allowed} 处）` : ''}`,
    score: (scope: string, score: string, least: number) => `${scope}得分 ${score}，低于要求的 ${least}`,
    total: '总分',
    item: (item: string) => `第${item}项`,
    judged: (share: string, least: string) => `只看到了 ${share} 的页面，要求至少 ${least}`,
    stale: (count: number) => `基线中有 ${count} 条已经不再出现，请运行 gate --update-baseline 更新基线`,
    counts: (fresh: number, known: number, gone: number) =>
      `新问题 ${fresh} 个，原有 ${known} 个，已消除 ${gone} 个`,
    effects: {
      stops: '拦下',
      known: '原有，不拦',
      never: '规定不拦',
      budget: '在允许数量内',
      outside: '外部链接，只提醒',
      unconfirmed: '第二次查看没有再出现，只提醒',
    },
    taken: (taken: number, opened: number) =>
      `${taken} 页与上次检查时完全相同，沿用上次的浏览器检查结果；重新打开 ${opened} 页`,
    unchanged: (count: number) => `${count} 页与所比较的版本相同，没有用浏览器检查`,
    damaged: (count: number) => `${count} 条保存的浏览器检查结果已损坏，没有使用`,
    leftOut: '发布前不查',
    where: '位置',
    page: '页面',
    remedy: '怎么改',
    more: (count: number) => `另有 ${count} 个，见报告`,
    problem: '问题',
    result: '结果',
    newHead: '这次发布带来的问题',
    otherHead: '只作提醒',
    title: '发布检查',
    report: (path: string) => `报告：${path}`,
  },
  en: {
    passed: 'Passed: this release brings nothing that has to be stopped.',
    stopped: 'Stopped: mend the following before the release.',
    findings: (title: string, count: number, allowed: number) =>
      `${title}: ${count}${allowed > 0 ? ` (allowed: ${allowed})` : ''}`,
    score: (scope: string, score: string, least: number) =>
      `${scope} is ${score}, below the ${least} demanded`,
    total: 'the total score',
    item: (item: string) => `the score of item ${item}`,
    judged: (share: string, least: string) =>
      `only ${share} of the pages could be looked at; at least ${least} is demanded`,
    stale: (count: number) =>
      `${count} entries of the baseline no longer occur; write it anew with gate --update-baseline`,
    counts: (fresh: number, known: number, gone: number) => `${fresh} new, ${known} known, ${gone} gone`,
    effects: {
      stops: 'stops',
      known: 'known',
      never: 'let through by the policy',
      budget: 'within its budget',
      outside: 'link to another host: a warning',
      unconfirmed: 'not seen in a second visit: a warning',
    },
    taken: (taken: number, opened: number) =>
      `${taken} pages are as in an earlier run, whose findings of the browser were taken over; ${opened} were opened`,
    unchanged: (count: number) =>
      `${count} pages are the same as in what this was compared with, and were not opened in the browser`,
    damaged: (count: number) => `${count} kept results of the browser were damaged and not used`,
    leftOut: 'Not judged before a release',
    where: 'Place',
    page: 'Page',
    remedy: 'How to mend it',
    more: (count: number) => `${count} more in the report`,
    problem: 'Problem',
    result: 'Result',
    newHead: 'What this release brings',
    otherHead: 'Only to be noted',
    title: 'Release gate',
    report: (path: string) => `Report: ${path}`,
  },
} as const;
export type GateTexts = (typeof GATE_TEXTS)['zh' | 'en'];
