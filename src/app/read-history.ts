import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Finding } from '../domain/finding.ts';
import type { History, PastFault, PastRun } from '../domain/history.ts';
import type { Manifest } from '../domain/run.ts';
import { readFindings, readManifest, readScores } from '../store/read-run.ts';

/** A month of nights. */
const MOST_RUNS = 30;
/** Other cities and other kinds may lie between them. */
const MOST_FOLDERS = 200;
const LONGEST_MESSAGE = 300;
/** As runs are named: the moment they began, so that names sort by time. */
const RUN_NAME = /^\d{8}T\d{6}Z-[0-9a-z]{1,12}$/;

/**
 * What the earlier runs beside a run's folder said of the same city, as far as they looked at the same kinds; `null` where
 * there are none. It depends on these folders alone, so that a report that is written again is the same. What cannot be read
 * is left out: a damaged old folder must not cost tonight's report.
 */
export async function readHistory(dir: string, manifest: Manifest): Promise<History | null> {
  const out = dirname(dir);
  const runs: PastRun[] = [];
  let faults: readonly PastFault[] | null = null;
  for (const name of await earlierNames(out, manifest.run)) {
    const past = await readPast(join(out, name), manifest);
    if (past === null) continue;
    if (runs.length === 0) faults = await readFaults(join(out, name));
    if (runs.push(past) === MOST_RUNS) break;
  }
  return runs.length === 0 ? null : { runs, faults };
}

/** Newest first. */
async function earlierNames(out: string, own: string): Promise<readonly string[]> {
  const names = await readdir(out).catch(() => []);
  return names
    .filter((name) => RUN_NAME.test(name) && name < own)
    .sort((a, b) => (a < b ? 1 : -1))
    .slice(0, MOST_FOLDERS);
}

async function readPast(dir: string, own: Manifest): Promise<PastRun | null> {
  const read = await readManifest(dir);
  if (!read.ok || !isComparable(read.value, own)) return null;
  const scores = await readScores(dir);
  if (!scores.ok) return null;
  const { run, asOf, pack } = read.value;
  return { run, asOf, pack, scores: scores.value };
}

/** The same city, begun before this run and ended, not of chosen pages, and the same kinds looked at: else its scores mean something else. */
function isComparable(past: Manifest, own: Manifest): boolean {
  const same = [...past.checked].sort().join() === [...own.checked].sort().join();
  const whole = !past.chosenPages && past.end !== null && past.start < own.start;
  return past.city.id === own.city.id && whole && same;
}

async function readFaults(dir: string): Promise<readonly PastFault[] | null> {
  const findings = await readFindings(dir);
  if (!findings.ok) return null;
  return findings.value.filter((one) => one.outcome === 'failed').map(faultOf);
}

function faultOf({ site = '', rule, fingerprint, message, target }: Finding): PastFault {
  const url = 'url' in target ? (target.url ?? '') : '';
  return { site, rule, fingerprint, message: message.slice(0, LONGEST_MESSAGE), url };
}
