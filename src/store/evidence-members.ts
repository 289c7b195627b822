import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type Evidence, evidenceSchema } from '../domain/evidence.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Lines are put together up to this size, so that neither database nor memory ever meets a huge row. */
const MEMBER_CHARS = 4 * 2 ** 20;
const MAX_MEMBER_BYTES = 512 * 2 ** 20;

/** One gzip member with whole lines of NDJSON; members one after the other are a valid `.gz` file. */
export interface Member {
  readonly lines: number;
  readonly bytes: Buffer;
}

/** Writes values as NDJSON, keys in the order given, compressed in members of some megabytes. */
export async function packLines(values: readonly unknown[]): Promise<readonly Member[]> {
  const members: Member[] = [];
  let lines: string[] = [];
  let chars = 0;
  for (const value of values) {
    const line = JSON.stringify(value);
    lines.push(line);
    chars += line.length + 1;
    if (chars < MEMBER_CHARS) continue;
    members.push(await packMember(lines));
    lines = [];
    chars = 0;
  }
  if (lines.length > 0) members.push(await packMember(lines));
  return members;
}

/** A member without lines. */
export function packEmpty(): Promise<Member> {
  return packMember([]);
}

async function packMember(lines: readonly string[]): Promise<Member> {
  return {
    lines: lines.length,
    bytes: await compress(lines.map((line) => `${line}\n`).join(''), { level: 6 }),
  };
}

/** The evidence of one member. A line that is none is a bug or damage, and thrown: `where` names the place, `before` the lines before it. */
export async function unpackEvidence(
  member: Uint8Array,
  where: string,
  before: number,
): Promise<readonly Evidence[]> {
  const text = await textOf(member, where, before);
  const lines = text.split('\n');
  lines.pop();
  return lines.map((line, index) => readLine(line, `${where}, line ${before + index + 1}`));
}

async function textOf(member: Uint8Array, where: string, before: number): Promise<string> {
  try {
    return (await decompress(member, { maxOutputLength: MAX_MEMBER_BYTES })).toString('utf8');
  } catch (error) {
    throw new Error(`${where}, from line ${before + 1} on: stored evidence is damaged`, { cause: error });
  }
}

function readLine(line: string, where: string): Evidence {
  try {
    return evidenceSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${where}: not a line of evidence`, { cause: error });
  }
}
