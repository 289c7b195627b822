import type { ColumnClass } from './model.ts';
import { pick, random } from './random.ts';
import { endings, type Field, fields, middles, openings } from './vocabulary.ts';

export interface Subject {
  readonly organ: string;
  readonly area: string;
  readonly field: string;
}

const patterns: Record<ColumnClass | 'other', readonly string[]> = {
  news: [
    '{area}召开{topic}工作推进会',
    '{organ}到{site}调研{topic}工作',
    '{area}扎实推进{topic}',
    '{organ}组织开展{topic}专题培训',
    '聚焦{topic} {area}打出服务“组合拳”',
    '{site}：{topic}见实效',
    '{area}{topic}现场观摩活动在{site}举行',
    '{organ}开展{topic}集中宣传活动',
    '{topic}再添新举措 {people}点赞',
    '{organ}与{people}座谈交流{topic}工作',
  ],
  notice: [
    '关于开展{topic}专项检查的通知',
    '关于做好{topic}有关工作的通知',
    '{topic}拟表彰名单公示',
    '关于{topic}项目申报有关事项的公告',
    '关于调整{site}对外服务时间的通告',
    '{topic}项目评审结果公示',
  ],
  policy: [
    '关于印发《{area}{topic}实施方案》的通知',
    '关于印发《{area}{topic}管理办法》的通知',
    '{organ}关于进一步加强{topic}的若干意见',
    '关于公布{topic}规范性文件清理结果的决定',
  ],
  interpretation: [
    '《{area}{topic}实施方案》政策解读',
    '一图读懂：{area}{topic}有哪些新变化',
    '{organ}有关负责人就{topic}答记者问',
  ],
  survey: [
    '关于《{area}{topic}办法（征求意见稿）》公开征求意见的公告',
    '{area}{topic}情况网上调查问卷',
    '关于{topic}意见建议征集结果的反馈',
  ],
  interview: ['在线访谈：{organ}负责人谈{topic}', '访谈实录：{topic}怎么干、如何见效'],
  personnel: [
    '{organ}关于部分同志职务任免的通知',
    '{organ}所属事业单位公开招聘工作人员拟聘用名单',
    '{area}{topic}领域干部任前情况说明',
  ],
  planning: [
    '{area}{topic}“十五五”专项规划',
    '{organ}2026年{topic}工作计划',
    '{area}{topic}三年行动计划（2025—2027年）',
  ],
  replies: [
    '关于{site}{topic}问题来信的答复',
    '网民咨询{topic}办理流程的答复',
    '关于反映{topic}进度问题的答复',
  ],
  other: ['{area}{topic}情况说明', '{organ}{topic}资料汇编', '{topic}常见问题', '{area}{topic}一览表'],
};

/** `count` different titles for one column. */
export function titles(
  key: string,
  columnClass: ColumnClass | null,
  subject: Subject,
  count: number,
): string[] {
  const next = random(`titles/${key}`);
  const found = new Set<string>();
  const forms = patterns[columnClass ?? 'other'];
  const start = Math.floor(next() * forms.length);
  for (let tries = 0; found.size < count && tries < count * 60; tries++) {
    const form = forms[(tries + start) % forms.length];
    if (form) found.add(fill(form, next, subject));
  }
  for (let i = 2; found.size < count; i++) found.add(`${fill(forms[0] ?? '', next, subject)}（第${i}期）`);
  return [...found];
}

/** Three to six paragraphs in official style. */
export function paragraphs(key: string, subject: Subject): string[] {
  const next = random(`text/${key}`);
  const field = fieldOf(subject);
  const topic = pick(next, field.topics);
  const chosen = new Set<string>();
  const amount = 1 + Math.floor(next() * 4);
  while (chosen.size < amount) chosen.add(pick(next, middles));
  return [pick(next, openings), ...chosen, pick(next, endings)].map((form) =>
    fill(form, next, subject, topic),
  );
}

export function topicOf(key: string, subject: Subject): string {
  return pick(random(`topic/${key}`), fieldOf(subject).topics);
}

function fieldOf(subject: Subject): Field {
  const field = fields[subject.field];
  if (!field) throw new Error(`no vocabulary for the field ${subject.field}`);
  return field;
}

function fill(form: string, next: () => number, subject: Subject, topic?: string): string {
  const field = fieldOf(subject);
  const words: Record<string, () => string> = {
    organ: () => subject.organ,
    area: () => subject.area,
    topic: () => topic ?? pick(next, field.topics),
    people: () => pick(next, field.people),
    site: () => pick(next, field.sites),
    number: () => String(20 + Math.floor(next() * 400)),
    small: () => String(3 + Math.floor(next() * 40)),
  };
  return form.replace(/\{(\w+)\}/g, (all, name: string) => words[name]?.() ?? all);
}
