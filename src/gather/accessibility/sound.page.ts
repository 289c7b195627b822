import type { PageCheck } from './page-check.ts';

/** Sound that starts by itself, lasts more than three seconds and cannot be stopped (WCAG 1.4.2). */
export const sound: PageCheck = {
  rules: ['sound-plays-by-itself'],
  source: String.raw`function (kit) {
    const STOP = /暂停|停止|静音|关闭(?:音乐|声音|音频)|音乐开关|pause|stop|mute|volume|音量/i;
    const silent = (media) => kit.has(media, 'muted') || media.muted === true;
    const all = kit.all('audio, video').filter((one) => kit.has(one, 'src') || kit.all('source[src]', one).length > 0);
    const old = kit.all('bgsound[src], embed[src]').filter((one) => /\.(?:mp3|wav|mid|wma)(?:[?#]|$)/i.test(kit.attr(one, 'src')));
    for (const media of all) {
      kit.judged('sound-plays-by-itself');
      if (!kit.has(media, 'autoplay') || silent(media)) continue;
      const stoppable = (kit.has(media, 'controls') && kit.shown(media)) || kit.all('button, a, input, [role=button], [onclick]').some((one) => STOP.test(kit.name(one) + ' ' + (kit.attr(one, 'title') || '') + ' ' + (kit.attr(one, 'class') || '')));
      if (stoppable) continue;
      // How long a recording is cannot be told without loading it; one that starts over is longer than any limit.
      if (kit.tag(media) === 'audio' && kit.has(media, 'loop')) kit.failed('sound-plays-by-itself', media, 'autoplay and loop, nothing to stop it');
      else kit.review('sound-plays-by-itself', media, 'autoplay, nothing to stop it');
    }
    for (const one of old) kit.review('sound-plays-by-itself', one, 'sound in the background');
  }`,
};
