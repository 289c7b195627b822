#!/usr/bin/env node
// The program needs Node 24 and brings it along as a package; this file runs under whatever Node the machine has.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = join(dirname(fileURLToPath(import.meta.url)), 'main.ts');
const child = spawn(ownNode(), [main, ...process.argv.slice(2)], { stdio: 'inherit' });
// A terminal sends Ctrl-C to both processes; the child decides how it ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  console.error(`gov-audit: ${error.message}`);
  process.exitCode = 4;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 4 : 0);
});

function ownNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
