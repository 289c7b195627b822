import type { PageFacts } from '../../domain/facts/page.ts';
import type { Outline, Run } from './outline.ts';

export interface EmptyRemark {
  readonly emptyRemark: PageFacts['emptyRemark'];
  readonly emptyText: string;
}

/** Says that there is nothing. */
const NOTHING =
  /(?:暂|尚|还)\s?(?:无|没有|未)(?!法)|没有(?:找到|查到|检索到)?(?:任何|相关|符合)?.{0,6}(?:数据|信息|内容|记录|文章|文件)|无(?:相关)?(?:数据|内容|信息|记录)|(?:正在|内容)(?:建设|整理|更新|完善|筹备)|建设中|敬请期待|(?:栏目|列表|内容)为空|查无|共\s?0\s?(?:条|篇|页)|不涉及|未(?:涉及|开展|发生|产生)|无此(?:项|类)/;
/** Says why, or where it is found instead. */
const REASON =
  /因|由于|鉴于|[，,。]故|根据|按照|依据|职能|职责|权限|不涉及|不承担|不具有|没有(?:该|此)?(?:项|类)?(?:权|职|事项)|无(?:该|此)?(?:项|类)?(?:权|职|事项|业务)|未(?:开展|发生|产生|涉及|收到|制定|出台|承担|设立|安排|组织|举办)|(?:截至|截止).{0,20}(?:未|无|没有)|详见|(?:请|可)(?:到|至|在|见|查看|参见|参阅|浏览|登录|访问|点击|移步|前往)|转至|移至|并入|归入|调整(?:至|到|为)|合并|统一(?:在|由|到)|已(?:迁|移|并|划|取消|下放|停办|办结|结束|完成)|另行/;
/** Words of a remark that alone give no reason. */
const BARE =
  /^[\s。.！!,，…、~～（(【[]*(?:对不起|抱歉|很抱歉|温馨提示|提示|说明)?[\s:：,，！!]*(?:本|该|此)?(?:栏目|页面|列表|频道|类别|分类|目录)?(?:下)?[\s:：,，]*(?:目前|现在|当前)?(?:暂|尚|还)?\s?(?:无|没有|未有|未添加|未发布|未上传)?(?:任何|相关|符合条件的|更多|最新)?(?:数据|信息|内容|记录|文章|文件|资料|公开信息|新闻|公告)?(?:正在|内容)?(?:建设|整理|更新|完善|筹备)?中?[\s,，。.！!…~～）)】\]]*(?:敬请期待|敬请关注|请稍后再试?)?[\s。.！!…]*$/;
const MAX_REMARK_CHARS = 300;

/** What an empty page says about itself, in the main part only. */
export function readEmptyRemark(
  outlined: Outline,
  isMain: (run: Run) => boolean,
  hasEmptyList: boolean,
): EmptyRemark {
  for (const run of outlined.runs) {
    if (run.text.length > MAX_REMARK_CHARS || !isMain(run) || !NOTHING.test(run.text)) continue;
    const text = paragraph(outlined, run, isMain);
    return {
      emptyRemark: REASON.test(text) && !BARE.test(text) ? 'reason' : 'bare',
      emptyText: text.slice(0, MAX_REMARK_CHARS),
    };
  }
  const elsewhere = lookElsewhere(outlined, isMain, hasEmptyList ? EXCUSE : ELSEWHERE);
  return elsewhere ?? pictured(outlined) ?? { emptyRemark: 'none', emptyText: '' };
}

/** A picture that says 暂无数据. */
function pictured(outlined: Outline): EmptyRemark | null {
  const image = outlined.images.find(
    ({ el, box }) =>
      box.zone === 'body' && !box.hidden && /^(?:暂无|没有|无)[^，。]{0,8}$/.test(el.attribs['alt'] ?? ''),
  );
  return image ? { emptyRemark: 'bare', emptyText: image.el.attribs['alt'] ?? '' } : null;
}

/** The page sends the visitor elsewhere. */
const ELSEWHERE =
  /(?:栏目|内容|信息).{0,60}(?:详见|请(?:到|至|见|查看|参见|点击|移步|前往)|转至|移至|并入|归入|调整(?:至|到)|统一(?:在|由|到))|(?:详见|请(?:到|至|见|查看|参见|点击|移步|前往)|转至|移至|并入|归入|调整(?:至|到)|统一(?:在|由|到)).{0,60}(?:栏目|内容|信息)/;
/** Beside an empty list also: what became of the matter, or who publishes it. */
const EXCUSE = new RegExp(
  `${ELSEWHERE.source}|(?:因|由于|根据|按照|依据).{2,60}(?:调整|改革|规定|要求|职责|划转)|已(?:划转|移交|下放|取消|并入|停办|办结)|(?:在|由|到|至).{2,40}(?:公开|公布|发布|查询|查看|办理|承担|负责)`,
);

/** Nothing is said to be missing, but a sentence of the page tells why, or where it is found. */
function lookElsewhere(
  outlined: Outline,
  isMain: (run: Run) => boolean,
  pattern: RegExp,
): EmptyRemark | null {
  for (const run of outlined.runs) {
    if (run.text.length < 8 || run.text.length > MAX_REMARK_CHARS || !isMain(run)) continue;
    if (pattern.test(run.text)) return { emptyRemark: 'reason', emptyText: run.text };
  }
  return null;
}

/** The remark with the texts around it in the same element, links of its own included. */
function paragraph(outlined: Outline, run: Run, isMain: (run: Run) => boolean): string {
  let box = run.box;
  for (let level = 0; level < 2 && box.parent && box.parent.runTo - box.parent.runFrom <= 6; level += 1)
    box = box.parent;
  const texts: string[] = [];
  for (let i = box.runFrom; i < box.runTo; i += 1) {
    const one = outlined.runs[i] as Run;
    if (one === run || (isMain(one) && one.text.length > 1)) texts.push(one.text);
  }
  return texts.join(' ');
}
