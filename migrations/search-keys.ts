/*
 * The canonical keys of December 2026, for rows that were stored before the search index: a copy, so that the migration
 * does the same in ten years whatever the rules of today have become.
 */

const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

export function keyOfText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFC')
    .replace(/['’‘ʼ`´\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/g, '')
    .replace(/[^\p{L}\p{N}\p{Mn}\p{Mc}]+/gu, ' ')
    .trim()
    .replace(/([aou])e+/g, '$1')
    .trim();
}

/** Each word once, divided by one blank; what an index can hold of very long texts. */
export function keysOfTexts(texts: readonly (string | null)[]): string {
  const words = keyOfText(texts.filter((text) => text !== null).join(' ')).split(' ');
  const whole = [...new Set(words)].map((word) => word.slice(0, 100)).join(' ');
  return whole.length <= 200_000 ? whole : whole.slice(0, whole.lastIndexOf(' ', 200_000));
}
