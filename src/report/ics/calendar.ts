import { createHash } from 'node:crypto';
import type { Day } from '../../domain/brand.ts';
import { addDays } from '../../domain/day.ts';
import type { ColumnRow } from '../../domain/run.ts';
import { columnsByUrgency } from '../columns-by-urgency.ts';
import { classTitle } from '../fact-rows.ts';
import type { SiteView, View } from '../view.ts';
import { cap, visible } from '../visible.ts';

const MAX_OCTETS = 75;
const MAX_EVENTS = 1_000;

/** The due days of a site's columns as a calendar file (RFC 5545): one all-day event a column, those due first come first. */
export function calendar(view: View, site: SiteView): string {
  const rows = columnsByUrgency(site).filter((row) => row.dueInDays !== null && row.limitDays !== null);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//gov-site-audit//${view.run.manifest.tool.version}//ZH`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(view.text.calendar.name(cap(site.site.name, 80)))}`,
    ...rows.slice(0, MAX_EVENTS).flatMap((row) => event(view, row)),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function event(view: View, row: ColumnRow): readonly string[] {
  const words = view.text.calendar;
  const name = cap(row.name, 60);
  const left = row.dueInDays ?? 0;
  const due = addDays(view.run.manifest.asOf, left);
  const about = [
    words.duty(classTitle(view, row.class), row.limitDays ?? 0),
    ...(row.latest ? [words.newest(row.latest, cap(row.latestTitle ?? '', 80))] : []),
    visible(row.url),
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${uid(row)}`,
    `DTSTAMP:${stamp(view.run.manifest.start)}`,
    `DTSTART;VALUE=DATE:${compact(due)}`,
    `DTEND;VALUE=DATE:${compact(addDays(due, 1))}`,
    `SUMMARY:${text(left < 0 ? words.overdue(name, -left) : words.due(name))}`,
    `DESCRIPTION:${text(about.join('\n'))}`,
    ...(/^https?:\/\/[\x21-\x7e]{1,800}$/.test(row.url) ? [`URL:${row.url}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The same column keeps its event from run to run, so that a calendar replaces it. */
function uid(row: ColumnRow): string {
  const digest = createHash('sha256')
    .update(`${row.site}\n${row.url}\n${row.name}`)
    .digest('hex')
    .slice(0, 32);
  return `${digest}@gov-site-audit`;
}

function stamp(instant: string): string {
  const at = Date.parse(instant);
  return new Date(Number.isNaN(at) ? 0 : at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

/** A TEXT value: backslash, semicolon, comma and line feed escaped; nothing that could begin a line of its own. */
function text(value: string): string {
  return visible(value)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\t/g, ' ');
}

/** Lines of more than 75 octets go on in the next line after a blank; characters are never cut. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MAX_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
