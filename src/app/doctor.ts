import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEFAULT_NETWORK } from '../config/default-network.ts';
import { hasChineseFont } from '../net/find-font.ts';
import { openNet } from '../net/net.ts';
import { openStore } from '../store/open-store.ts';

const run = promisify(execFile);

export interface DoctorLine {
  readonly id: 'node' | 'browser' | 'font' | 'ipv6' | 'resolvers' | 'database';
  readonly ok: boolean;
  readonly detail: string;
  /** The command that mends it, or what to do; empty where nothing is to be done. */
  readonly mend: string;
}

export interface DoctorOptions {
  readonly browser: string | null;
  readonly database: string | null;
  readonly now: () => number;
}

/** Says what this machine can judge. */
export async function doctor(options: DoctorOptions): Promise<readonly DoctorLine[]> {
  return await Promise.all([
    node(),
    browser(options),
    font(),
    ipv6(options),
    resolvers(options),
    database(options),
  ]);
}

/** Gets what is missing and can be had: a browser and a Chinese font. Returns what was tried, for the user. */
export async function mend(lines: readonly DoctorLine[], say: (text: string) => void): Promise<void> {
  const missing = (id: DoctorLine['id']) => lines.some((line) => line.id === id && !line.ok);
  const packages: string[] = [];
  if (missing('browser') && !(await installWithPlaywright(say))) packages.push('chromium');
  if (missing('font')) packages.push('fonts-noto-cjk');
  if (packages.length > 0) await installWithApt(packages, say);
}

async function node(): Promise<DoctorLine> {
  const ok = Number(process.versions.node.split('.')[0]) >= 24;
  return { id: 'node', ok, detail: `Node ${process.versions.node}`, mend: ok ? '' : 'npm ci' };
}

async function browser(options: DoctorOptions): Promise<DoctorLine> {
  const { findBrowser } = await import('../net/find-browser.ts');
  const found = await findBrowser(options.browser ?? undefined);
  if (!found) return { id: 'browser', ok: false, detail: '—', mend: 'gov-audit doctor --fix' };
  return { id: 'browser', ok: true, detail: `${found.version} (${found.path})`, mend: '' };
}

async function font(): Promise<DoctorLine> {
  const ok = await hasChineseFont();
  return { id: 'font', ok, detail: ok ? '' : '—', mend: ok ? '' : 'gov-audit doctor --fix' };
}

async function ipv6(options: DoctorOptions): Promise<DoctorLine> {
  const net = openDoctorNet(options);
  await using _net = { [Symbol.asyncDispose]: () => net.close() };
  const path = await net.path(6);
  const asked = (path.canaries ?? []).map((one) => `${one.ok ? '✓' : '✗'} ${one.url} ${one.detail}`);
  const detail = [path.because, ...asked].join('; ');
  return { id: 'ipv6', ok: path.works, detail, mend: path.works ? '' : 'IPv6' };
}

async function resolvers(options: DoctorOptions): Promise<DoctorLine> {
  const net = openDoctorNet(options);
  await using _net = { [Symbol.asyncDispose]: () => net.close() };
  const answer = await net.resolve('www.gov.cn', 4);
  const ok = answer.state !== 'silent';
  return {
    id: 'resolvers',
    ok,
    detail: answer.state === 'found' ? 'www.gov.cn' : answer.detail,
    mend: ok ? '' : '--resolver HOST:PORT',
  };
}

function openDoctorNet(options: DoctorOptions) {
  return openNet({
    network: DEFAULT_NETWORK,
    families: [4, 6],
    userAgent: 'gov-site-audit (doctor)',
    connectionsPerHost: 2,
    connections: 8,
    clock: { now: options.now },
  });
}

async function database(options: DoctorOptions): Promise<DoctorLine> {
  const dir = options.database ? null : await mkdtemp(join(tmpdir(), 'gov-audit-doctor-'));
  try {
    const at = options.database
      ? ({ kind: 'postgres', url: options.database } as const)
      : ({ kind: 'embedded', dir: join(dir ?? '', 'store') } as const);
    const opened = await openStore({ at, holder: 'gov-audit doctor', now: options.now });
    const kind = options.database ? 'PostgreSQL' : 'PGlite';
    if (!opened.ok)
      return {
        id: 'database',
        ok: false,
        detail: opened.held ? opened.held.by : (opened.fault ?? ''),
        mend: '--database URL',
      };
    await opened.store.close();
    return { id: 'database', ok: true, detail: kind, mend: '' };
  } finally {
    if (dir) await rm(dir, { recursive: true, force: true });
  }
}

async function installWithPlaywright(say: (text: string) => void): Promise<boolean> {
  const cli = createRequire(import.meta.url)
    .resolve('playwright/package.json')
    .replace(/package\.json$/, 'cli.js');
  say('playwright install chromium');
  try {
    await run(process.execPath, [cli, 'install', 'chromium'], { timeout: 180_000 });
    const { findBrowser } = await import('../net/find-browser.ts');
    return (await findBrowser()) !== null;
  } catch (error) {
    say(`  ${firstLine(error)}`);
    return false;
  }
}

async function installWithApt(packages: readonly string[], say: (text: string) => void): Promise<void> {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = async (...args: readonly string[]) => {
    const [command = 'apt-get', ...rest] = [...sudo, 'apt-get', ...args];
    say([command, ...rest].join(' '));
    await run(command, rest, {
      timeout: 600_000,
      maxBuffer: 64_000_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  try {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', ...packages);
  } catch (error) {
    say(`  ${firstLine(error)}`);
  }
}

function firstLine(error: unknown): string {
  return (
    String(error instanceof Error ? error.message : error)
      .split('\n', 1)[0]
      ?.slice(0, 300) ?? ''
  );
}
