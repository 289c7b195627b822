import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';

export interface FoundBrowser {
  readonly path: string;
  /** Where it was looked for: `--browser`, `playwright`, `installed`, `path`. */
  readonly from: string;
  /** As the browser tells it; empty where it does not (Windows). */
  readonly version: string;
}

/** The browser to use: the one asked for, Playwright's own, an installed Chrome, Edge or Chromium. */
export async function findBrowser(preferred?: string): Promise<FoundBrowser | null> {
  if (preferred !== undefined) return preferred === '' ? null : tell(await onPath(preferred), '--browser');
  const own = playwrightsOwn();
  if (own) return tell(own, 'playwright');
  for (const path of USUAL_PATHS[process.platform] ?? []) {
    if (existsSync(path)) return tell(path, 'installed');
  }
  for (const name of NAMES) {
    const path = await onPath(name);
    if (path) return tell(path, 'path');
  }
  return null;
}

const run = promisify(execFile);

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
] as const;

const WINDOWS_ROOTS = ['C:\\Program Files', 'C:\\Program Files (x86)'] as const;

const USUAL_PATHS: { readonly [platform: string]: readonly string[] } = {
  linux: [
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/usr/bin/microsoft-edge-stable',
    '/usr/bin/microsoft-edge',
    '/opt/microsoft/msedge/msedge',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/lib/chromium/chromium',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: WINDOWS_ROOTS.flatMap((root) => [
    `${root}\\Google\\Chrome\\Application\\chrome.exe`,
    `${root}\\Microsoft\\Edge\\Application\\msedge.exe`,
    `${root}\\Chromium\\Application\\chrome.exe`,
  ]),
};

function playwrightsOwn(): string | null {
  const path = executablePath();
  if (path === '') return null;
  return existsSync(path) ? path : headlessShellBeside(path);
}

function executablePath(): string {
  try {
    return chromium.executablePath();
  } catch {
    return ''; // Playwright knows no browser for this system.
  }
}

/** `playwright install --only-shell` brings the small headless browser alone, in a folder of its own. */
function headlessShellBeside(path: string): string | null {
  const revision = /chromium-(\d+)/.exec(path)?.[1];
  if (!revision) return null;
  const folder = join(
    path.slice(0, path.indexOf(`chromium-${revision}`)),
    `chromium_headless_shell-${revision}`,
  );
  if (!existsSync(folder)) return null;
  const candidates = readdirSync(folder).flatMap((sub) =>
    ['chrome-headless-shell', 'headless_shell', 'chrome-headless-shell.exe', 'headless_shell.exe'].map(
      (name) => join(folder, sub, name),
    ),
  );
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

async function onPath(name: string): Promise<string | null> {
  if (dirname(name) !== '.') return existsSync(name) ? name : null;
  try {
    const { stdout } = await run(process.platform === 'win32' ? 'where' : 'which', [name], {
      timeout: 5_000,
    });
    return stdout.split(/\r?\n/, 1)[0]?.trim() || null;
  } catch {
    return null; // Not on the path.
  }
}

async function tell(path: string | null, from: string): Promise<FoundBrowser | null> {
  return path === null ? null : { path, from, version: await versionOf(path) };
}

async function versionOf(path: string): Promise<string> {
  if (process.platform === 'win32') return ''; // There it would open a window.
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 10_000 });
    return stdout
      .trim()
      .replace(/ (?:built on|snap).*$/, '')
      .slice(0, 100);
  } catch {
    return '';
  }
}
