import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** What tells this process from every other, also from one that has the same id later, or in another container. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Linux process id namespace: in another one the id says nothing. `null` where unknown. */
  readonly namespace: string | null;
  /** Changes when the machine starts anew. `null` where unknown. */
  readonly boot: string | null;
  /** Start time of the process in clock ticks since the machine started. `null` where unknown. */
  readonly started: string | null;
}

/** Identity of this process. */
export async function identifyProcess(): Promise<ProcessIdentity> {
  return {
    pid: process.pid,
    host: hostname(),
    namespace: await orNull(readlink('/proc/self/ns/pid')),
    boot: (await orNull(readFile('/proc/sys/kernel/random/boot_id', 'utf8')))?.trim() ?? null,
    started: await startOf(process.pid),
  };
}

/** Whether the process with this id on this machine is there and is the one that started then. */
export async function isProcessAlive(pid: number, started: string | null): Promise<boolean> {
  if (!exists(pid)) return false;
  if (started === null) return true;
  const now = await startOf(pid);
  return now === null || now === started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat; the second field is a name in brackets which may hold spaces and brackets. */
async function startOf(pid: number): Promise<string | null> {
  const line = await orNull(readFile(`/proc/${pid}/stat`, 'utf8'));
  if (line === null) return null;
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended: only its parent has not looked yet.
  if (fields[0] === 'Z') return 'ended';
  return fields[19] ?? null;
}

/** Files of /proc are not there on other systems. */
async function orNull(wanted: Promise<string>): Promise<string | null> {
  try {
    return await wanted;
  } catch {
    return null;
  }
}
