const DIGITS = '〇一二三四五六七八九';

/** 二〇二六 → 2026; `NaN` where a character is no digit. */
export function readChineseYear(text: string | undefined): number {
  let year = 0;
  for (const char of text ?? '') year = year * 10 + digit(char);
  return text ? year : Number.NaN;
}

/** 一 … 三十一 → 1 … 31; `NaN` for anything else. */
export function readChineseNumber(text: string | undefined): number {
  if (!text) return Number.NaN;
  const ten = text.indexOf('十');
  if (ten < 0) return text.length === 1 ? digit(text) : Number.NaN;
  const tens = ten === 0 ? 1 : digit(text.slice(0, ten));
  const ones = ten === text.length - 1 ? 0 : digit(text.slice(ten + 1));
  return tens * 10 + ones;
}

function digit(char: string): number {
  if (char === '○' || char === '零' || char === 'O' || char === 'Ｏ') return 0;
  const value = DIGITS.indexOf(char);
  return char.length === 1 && value >= 0 ? value : Number.NaN;
}
