import { readFileSync } from 'node:fs';
import { png } from '../city/images.ts';
import { tone } from './tone.ts';

/** Files under /shared/ that several cases use, by their names. */
export function sharedFiles(): ReadonlyMap<string, Buffer> {
  return new Map([
    ['photo.png', png(400, 240, '#4a6b3c')],
    ['dark.png', png(200, 120, '#12263a')],
    ['pale.png', png(200, 120, '#e4e4e0')],
    ['line.png', png(40, 4, '#888888')],
    ['chart.svg', svg(300, 180, chart)],
    ['notice.svg', svg(420, 160, notice)],
    ['heading.svg', svg(160, 36, '<text x="4" y="26" font-size="24" fill="#7a1d1d">通知公告</text>')],
    ['logo.svg', svg(200, 60, logo)],
    ['tone-2s.wav', tone(2)],
    ['tone-5s.wav', tone(5)],
    ...['alarm.webm', 'route.webm', 'still-sound.webm'].map((name): [string, Buffer] => [
      name,
      readFileSync(new URL(`media/${name}`, import.meta.url)),
    ]),
  ]);
}

const chart =
  '<rect width="300" height="180" fill="#fff"/><rect x="40" y="60" width="60" height="90" fill="#1c5fb0"/><rect x="160" y="33" width="60" height="117" fill="#1c5fb0"/><text x="40" y="55" font-size="14">4.0亿元</text><text x="160" y="28" font-size="14">5.2亿元</text><text x="40" y="170" font-size="14">一季度</text><text x="160" y="170" font-size="14">二季度</text>';
const notice =
  '<rect width="420" height="160" fill="#fff"/><text x="20" y="40" font-size="20">停水通知</text><text x="20" y="80" font-size="16">11月25日8时至18时，湖滨路停水检修，</text><text x="20" y="110" font-size="16">请提前储水。</text>';
const logo =
  '<circle cx="30" cy="30" r="26" fill="#b01c1c"/><text x="64" y="38" font-size="15">清湖市人民政府</text>';

function svg(width: number, height: number, inside: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`,
  );
}
