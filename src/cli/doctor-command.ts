import type { Command } from 'commander';
import { type DoctorLine, doctor, mend } from '../app/doctor.ts';
import { printable } from './printable.ts';
import type { Shell } from './shell.ts';

const NAMES: { readonly [id in DoctorLine['id']]: string } = {
  node: '运行环境 Node',
  browser: '浏览器',
  font: '中文字体',
  ipv6: 'IPv6 网络',
  resolvers: '域名解析',
  database: '数据库',
};

const LEFT_OUT: { readonly [id in DoctorLine['id']]: string } = {
  node: '程序不能运行',
  browser: '无障碍检查不做，报告中注明“未检查”',
  font: '网页截图中的汉字可能显示为方框',
  ipv6: '需要 IPv6 访问的项目不判断，只判断域名解析',
  resolvers: '不能检查互联网上的网站；演示城市不受影响',
  database: '不能保存检查结果',
};

/** Says what this machine can judge; `--fix` gets what is missing. */
export function addDoctorCommand(program: Command, shell: Shell): void {
  program
    .command('doctor')
    .description('what this machine can judge: browser, Chinese fonts, IPv6 path, resolvers, database')
    .option('--fix', 'get what is missing and can be had')
    .option('--quiet', 'say only what is missing')
    .option('--browser <path>', 'Chromium, Chrome or Edge to use')
    .option('--database <url>', 'PostgreSQL (default: embedded)')
    .action(async (options: { fix?: boolean; quiet?: boolean; browser?: string; database?: string }) => {
      const asked = {
        browser: options.browser ?? shell.environment.browser,
        database: options.database ?? shell.environment.database,
        now: () => Date.now(),
      };
      let lines = await doctor(asked);
      if (options.fix && lines.some((line) => !line.ok && (line.id === 'browser' || line.id === 'font'))) {
        await mend(lines, (text) => console.error(printable(text)));
        lines = await doctor(asked);
      }
      for (const line of lines)
        if (!options.quiet || (!line.ok && line.id !== 'ipv6' && line.id !== 'resolvers')) show(line);
    });
}

function show(line: DoctorLine): void {
  const state = line.ok ? '正常' : '缺少';
  console.log(printable(`${state}  ${NAMES[line.id]}  ${line.detail}`));
  if (!line.ok)
    console.log(
      printable(`      影响：${LEFT_OUT[line.id]}${line.mend === '' ? '' : `；办法：${line.mend}`}`),
    );
}
