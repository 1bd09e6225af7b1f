/** Letters that Unicode does not take apart (NFKD), with the plain spelling that people type instead. */
const PLAIN_SPELLING: Readonly<Record<string, string>> = {
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
const UNSPLIT_LETTERS = /[ßæœøłđðþı]/g;
/** Accents and dots of Latin, Greek and Cyrillic; the vowel signs of other scripts are letters and stay. */
const ACCENTS = /[\u0300-\u036f]/g;
/** Vanish without leaving a gap: O'Brien is obrien, a joined emoji is one. */
const APOSTROPHES_AND_JOINERS = /['’‘ʼ`´\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/g;
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}\p{Mn}\p{Mc}]+/gu;
/** "ue" typed for "ü", and also the "ue" in "Manuel": both sides of a comparison lose the e, so they still meet. */
const SPELT_OUT_UMLAUT = /([aou])e+/g;

const ASCII = /^[\u0000-\u007f]*$/;
const PLAIN_ASCII = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/**
 * The one canonical key of a name, an organisation or a search text: two spellings of the same name have the same key,
 * and the key of a beginning is the beginning of the key, so that it also serves a search by prefix.
 *
 * Lower case, ß as ss, accents away (NFKD), ae/oe/ue as a/o/u, punctuation and emojis as a blank, blanks collapsed.
 * Never throws; a text without a letter or digit gives ''. Source: performance.md, "Umlauts".
 *
 * @example searchKey('  Müller-Lüdenscheidt 🎓') // 'muller ludenscheidt', as for 'Mueller Luedenscheidt'
 */
export function searchKey(text: string): string {
  const lower = text.toLowerCase();
  const letters = PLAIN_ASCII.test(lower) ? lower : plainLetters(lower);
  return letters.replace(SPELT_OUT_UMLAUT, '$1').trim();
}

/**
 * The key by which two spellings of an e-mail address are the same: lower case, no blanks, no `mailto:`, no angle
 * brackets. Strictly the part before the @ could tell cases apart (RFC 5321, 2.4); no provider does. It does not say
 * whether the text is an address. Never throws.
 *
 * @example emailKey(' <Jonas@Probe.example> ') // 'jonas@probe.example'
 */
export function emailKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s<>\u200b\ufeff]+/g, '')
    .replace(/^mailto:/, '');
}

function plainLetters(lower: string): string {
  const plain = lower
    .normalize('NFKD')
    .toLowerCase() // once more: NFKD turns fancy capitals into plain ones
    .replace(ACCENTS, '')
    .replace(UNSPLIT_LETTERS, (letter) => PLAIN_SPELLING[letter] ?? letter);
  return ASCII.test(plain) ? asciiWords(plain) : unicodeWords(plain);
}

/** Most names here: the same answer as below, in half the time. */
function asciiWords(plain: string): string {
  return plain
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function unicodeWords(plain: string): string {
  return plain
    .normalize('NFC') // puts Korean syllables together again
    .replace(APOSTROPHES_AND_JOINERS, '')
    .replace(NEITHER_LETTER_NOR_DIGIT, ' ')
    .trim();
}
