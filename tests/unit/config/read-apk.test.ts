import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { hostsIn } from '../../../src/config/hosts-in.ts';
import { parseTraffic } from '../../../src/config/parse-traffic.ts';
import { readApk } from '../../../src/config/read-apk.ts';

const dir = mkdtempSync(join(tmpdir(), 'apk-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('an Android package', () => {
  it('gives the hosts in its code and resources', async () => {
    const path = join(dir, 'a.apk');
    writeFileSync(
      path,
      zip({
        'classes.dex': Buffer.from(
          'dex\n035\0\x22https://api.xiaozhen.gov.cn/v1\0http://schemas.android.com/apk\0',
        ),
        'resources.arsc': Buffer.from('x\0http://img.xiaozhen.gov.cn:8080/a.png', 'utf16le'),
        'assets/config.json': Buffer.from('{"push":"wss://push.vendor.com/","host":"map.xiaozhen.gov.cn"}'),
        'res/picture.png': Buffer.from('https://not.read.cn/'),
      }),
    );
    expect(await readApk(path)).toEqual({
      ok: true,
      hosts: ['api.xiaozhen.gov.cn', 'img.xiaozhen.gov.cn:8080', 'map.xiaozhen.gov.cn', 'push.vendor.com'],
    });
  });

  it('that is none, or lies about itself, is a fault or empty', async () => {
    const path = join(dir, 'b.apk');
    writeFileSync(path, 'no zip');
    expect(await readApk(path)).toMatchObject({ ok: false });
    const whole = zip({ 'classes.dex': Buffer.from('https://a.gov.cn/') });
    for (let cut = 0; cut < whole.length; cut += 7) {
      writeFileSync(path, whole.subarray(cut));
      await readApk(path);
    }
    writeFileSync(path, zip({ 'classes.dex': Buffer.alloc(100_000) }, 20));
    expect(await readApk(path)).toEqual({ ok: true, hosts: [] });
    expect(await readApk(join(dir, 'none.apk'))).toMatchObject({ ok: false });
  });

  it('is read in linear time', () => {
    const began = performance.now();
    hostsIn(Buffer.from('a.'.repeat(500_000)));
    hostsIn(Buffer.from(`https://${'a-'.repeat(500_000)}`));
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

describe('measured traffic', () => {
  it('is the mean over the runs of the app', () => {
    const text = 'app,ipv6Bytes,totalBytes\n掌上小镇,80,100\n掌上小镇,60,100\n别的,1,100\n掌上小镇,x,100\n';
    expect(parseTraffic(text, '掌上小镇')).toEqual({ ok: true, share: 0.7, runs: 2 });
    expect(parseTraffic(text, '没有')).toMatchObject({ ok: false });
    expect(parseTraffic('a,b\n1,2', 'x')).toMatchObject({ ok: false });
  });
});

/** A zip archive; `claimed`: what its directory says of the unpacked sizes. */
function zip(files: Record<string, Buffer>, claimed?: number): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, contents] of Object.entries(files)) {
    const packed = deflateRawSync(contents);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    locals.push(local, Buffer.from(name), packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed ?? contents.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    central.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}
