import type { PageCheck } from './page-check.ts';

/** The language that a page or a part of it declares, against the script of the words that are there (WCAG 3.1.1, 3.1.2). */
export const language: PageCheck = {
  rules: [
    'lang-contradicts-text',
    'lang-part-contradicts-text',
    'lang-part-missing',
    'lang-prose-missing',
    'lang-script-variant',
  ],
  source: String.raw`function (kit) {
    const LATIN = /^(?:en|fr|de|es|it|pt|nl|sv|da|no|nb|fi|pl|cs|tr|id|ms|vi)$/;
    const count = (text, pattern) => (text.match(pattern) || []).length;
    const shares = (text) => ({
      han: count(text, /\p{Script=Han}/gu),
      kana: count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
      hangul: count(text, /\p{Script=Hangul}/gu),
      latin: count(text, /\p{Script=Latin}/gu),
      accented: count(text, /[\u0080-\u024f]/g),
      words: count(text, /\b[A-Za-z]{2,20}\b/g),
      english: count(text, /\b(?:the|of|and|to|for|from|with|will|be|is|are|at|by|their|during|this|that)\b/gi),
    });
    /** Why the words cannot be in this language, or null. Names, addresses and terms in a foreign script do not count. */
    const contradiction = (tag, s, least) => {
      // Bytes read in the wrong encoding look like letters of Western Europe.
      if (s.accented * 6 > s.latin) return null;
      const primary = tag.toLowerCase().split(/[-_]/)[0];
      const told = 'lang=' + tag.slice(0, 20) + '; Han ' + s.han + ', Latin letters ' + s.latin + ', kana ' + s.kana + ', Hangul ' + s.hangul;
      if (primary === 'zh' && s.words >= least && s.latin >= 5 * least && s.han * 50 < s.latin) return told;
      // Nothing but Chinese, however little of it.
      if (LATIN.test(primary) && s.han >= 25 && s.han > 20 * s.latin && s.kana === 0) return told;
      if (/^(?:ja|ko|zh|ru|ar|th)$/.test(primary) && !/latn/i.test(tag) && s.words >= 12 && s.english >= 4 && s.han + s.kana + s.hangul === 0) return told;
      if (LATIN.test(primary) && s.han >= least && s.han * 2 > s.latin && s.kana === 0) return told;
      if (primary === 'ja' && s.han >= 2 * least && s.kana === 0) return told;
      if (primary === 'ko' && s.han >= 2 * least && s.hangul === 0) return told;
      return null;
    };
    const clean = (text) => text.replace(/(?:https?:\/\/|www\.)\S{1,200}|\S{1,80}@\S{1,80}/g, ' ');

    const declared = kit.plain(kit.attr(kit.root, 'lang'));
    const texts = kit.texts();
    const ofPage = [];
    for (const one of texts) {
      const holder = kit.closest(one.holder, '[lang]');
      one.part = holder && holder !== kit.root ? holder : null;
      if (!one.part && !kit.closest(one.holder, 'pre, code, textarea')) ofPage.push(clean(one.text));
    }
    const text = ofPage.join('\n').slice(0, 200000);
    const page = shares(text);
    if (declared !== '' && page.han + page.latin >= 25) {
      kit.judged('lang-contradicts-text');
      const why = contradiction(declared, page, 100);
      if (why) kit.failed('lang-contradicts-text', kit.root, why);
    }

    const ONLY_SIMPLIFIED = /[们会对时发经这说种过动现开关电业东车长门书见马学实来为问间进设务广产应报处与单员区医岁]/g;
    const ONLY_TRADITIONAL = /[們會對時發經這說種過動現開關電業東車長門書見馬學實來為問間進設務廣產應報處與單員區醫歲]/g;
    const simplified = count(text, ONLY_SIMPLIFIED);
    const traditional = count(text, ONLY_TRADITIONAL);
    if (/^zh/i.test(declared) && simplified + traditional >= 20) {
      kit.judged('lang-script-variant');
      const told = 'lang=' + declared + '; simplified ' + simplified + ', traditional ' + traditional;
      if (/hant|tw|hk|mo/i.test(declared) && simplified > 10 * traditional) kit.failed('lang-script-variant', kit.root, told);
      if (/hans|cn|sg/i.test(declared) && traditional > 10 * simplified) kit.failed('lang-script-variant', kit.root, told);
    }

    const parts = new Map();
    for (const { part, text: words } of texts) {
      if (part && parts.size < 300) parts.set(part, ((parts.get(part) || '') + ' ' + clean(words)).slice(0, 20000));
    }
    for (const [part, words] of parts) {
      const s = shares(words);
      if (s.han + s.latin < 10) continue;
      kit.judged('lang-part-contradicts-text');
      const tag = kit.attr(part, 'lang');
      const primary = tag.toLowerCase().split(/[-_]/)[0];
      const foreign = LATIN.test(primary) ? s.latin === 0 : s.han === 0 || primary === 'ja' || primary === 'ko';
      const why = foreign && contradiction(tag, s, primary === 'zh' ? 25 : 15);
      if (why) kit.failed('lang-part-contradicts-text', part, why);
    }

    if (!/^zh/i.test(declared) || page.han < 8) return;
    kit.judged('lang-part-missing');
    for (const { part, holder, text: words } of texts) {
      if (part || words.length < 60 || kit.closest(holder, 'pre, code, address')) continue;
      const s = shares(clean(words));
      const prose = s.english >= 4 && s.words >= 15 && /[a-z][.!?]/.test(words) && !kit.closest(holder, 'cite, blockquote, li, td, a, button, figcaption');
      if (s.han === 0 && s.words >= 12 && s.latin >= 60 && (prose || page.han >= 100)) kit.failed(prose ? 'lang-prose-missing' : 'lang-part-missing', holder, s.words + ' words in Latin letters without lang');
    }
  }`,
};
