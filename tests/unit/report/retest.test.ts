import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/finding.ts';
import { retestOne } from '../../../src/report/html/retest.ts';
import { viewOf } from '../../../src/report/view.ts';
import { sampleRun } from './sample-run.ts';

const VIEW = viewOf(sampleRun());
const LINK = VIEW.run.findings.find((one) => one.target.type === 'link');

function command(change: Partial<Finding>): string {
  if (!LINK) throw new Error('the sample has no link');
  return retestOne(VIEW, { ...LINK, ...change }) ?? '';
}

describe('the command that looks at one finding again', () => {
  it('names the site, the page that shows the fault, and the kind', () => {
    expect(command({})).toContain(
      "echo 'http://s1.qinghu.example.gov.cn/zwgk/page_1.shtml' > 页面.txt && npx gov-audit audit --url 'http://s1.qinghu.example.gov.cn/' --pages 页面.txt --only links",
    );
  });

  it('of a finding about the whole site names no page', () => {
    const target = { type: 'site', url: 'http://s1.qinghu.example.gov.cn/' } as const;
    expect(command({ target })).toBe(
      "npx gov-audit audit --url 'http://s1.qinghu.example.gov.cn/' --only links",
    );
  });

  it('lets no address of a site end its quotation marks', () => {
    const url = "http://s1.qinghu.example.gov.cn/a';rm -rf ~;echo '$(id)`id`";
    const said = command({ target: { type: 'page', url } });
    const quoted = /echo '([^']*)' >/.exec(said)?.[1] ?? '';
    expect(quoted).toContain('%27;rm');
    expect(said.split("'")).toHaveLength(5);
  });

  it('is not there for what is no web address, and for no known site', () => {
    expect(command({ target: { type: 'page', url: 'javascript:alert(1)' } })).not.toContain('javascript');
    expect(command({ site: 'nowhere' })).toBe('');
  });
});
