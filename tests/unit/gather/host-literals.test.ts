import { expect, it } from 'vitest';
import { hostLiterals } from '../../../src/gather/host-literals.ts';

const HOSTS = ['localhost:8080', 'old.gov.cn'];

it.each<readonly [string, readonly string[]]>([
  ['<a href="http://localhost:8080/a.html">', ['http://localhost:8080']],
  ['<img src=//old.gov.cn/a.png>', ['//old.gov.cn']],
  ['var api = "https:\\/\\/old.gov.cn\\/api"', ['https://old.gov.cn']],
  ['a{background:url(http://OLD.gov.cn/x.png)}', ['http://old.gov.cn']],
  ['<a href="http://localhost:8081/"> <a href="http://www.old.gov.cn/"> <a href="/old.gov.cn/">', []],
  ['http://old.gov.cn.evil.com/ http://old.gov.cn:81/', []],
  ['', []],
])('%s', (html, found) => {
  expect(hostLiterals(html, HOSTS)).toEqual(found);
});
