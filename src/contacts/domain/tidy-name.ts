/** Longer than any name one would greet with; what stands there then is something else. Unit: characters. */
const LONGEST_NAME = 80;
/** A given name of more words than this is a description ("the tall one from the archive"). */
const MOST_WORDS = 4;
/** Academic titles as people type them; Dr. med., Dr.-Ing. and Dr. h.c. are said as Dr. */
const DOCTOR =
  /(?<![\p{L}\d])(?:dr|doctor|doktor)(?![\p{L}\d])\.?(?:\s*-?\s*(?:med|ing|phil|rer|nat|jur|iur|h\.?\s?c|oec|pol|theol|dent|vet)\b\.?)*/giu;
const PROFESSOR = /(?<![\p{L}\d])(?:univ\.?-?)?(?:prof|professor(?:in)?)(?![\p{L}\d])\.?/giu;
const IN_BRACKETS = /[([{][^)\]}]*[)\]}]/gu;
/** Everything after the first of these is a degree, a job or an advertisement: "Jonas Probe, MBA | hiring". */
const DECORATION_STARTS = /\s*[,|•·;–—].*$|\s+-\s.*$/su;
/** A full stop or a hyphen on its own, left over beside a name. */
const LONELY_MARKS = /(?<=\s)[.,'’\-]+(?=\s|$)/gu;
const EMOJIS = /[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u200d\ufe0e\ufe0f]/gu;
/** Degrees without a comma before them, at the end: "Jonas Probe MBA". Case counts: Ma and Ba are names. */
const TRAILING_DEGREES =
  /(?:\s+(?:MBA|MSc|M\.\s?Sc\.?|BSc|B\.\s?Sc\.?|M\.\s?A\.|B\.\s?A\.|LL\.?M\.?|PhD|Ph\.\s?D\.?|CFA|PMP|PhDc))+$/u;
/** "Anna?", "<b>Eve</b>": looked for before tidying takes them away. */
const UNSURE_OR_MARKUP = /[?？؟!！<>{}]/u;
const NO_NAME_HAS = /[\d?？؟!！…。:;"„“<>{}[\]()=/\\@#%*_]/u;
/** "'t Hooft" does too. */
const BEGINS_LIKE_A_NAME = /^['’ʼ]?\p{L}/u;
const PARTICLES = new Set(
  "von van der den de del della di da dos das du la le el al bin ibn ben zu zur zum vom und ten ter y e af av d'".split(
    ' ',
  ),
);
/** A first word that makes a description of it: "der mit dem Fahrradhelm", "the sound engineer". */
const ARTICLES = new Set(['der', 'die', 'das', 'ein', 'eine', 'the']);

/**
 * The name alone, without what people put around it in a network: titles, degrees, pronouns, emojis, slogans.
 * Nothing is invented; an empty text stays empty. Never throws. Source: product.md R20, exports of LinkedIn.
 *
 * @example tidyName('Jonas Probe (he/him) 🚀, MBA') // 'Jonas Probe'
 */
export function tidyName(text: string | null): string {
  const plain = (text ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(IN_BRACKETS, ' ')
    .replace(EMOJIS, ' ')
    .replace(PROFESSOR, ' ')
    .replace(DOCTOR, ' ')
    .replace(DECORATION_STARTS, '')
    .replace(LONELY_MARKS, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain.replace(TRAILING_DEGREES, '').trim();
}

/**
 * The given name as one may say it, or '' when what stands there is no name but a description from the memory jogger
 * ("der mit dem Fahrradhelm"). A single word typed small gets its capital. Never throws. Source: product.md R11, R20.
 *
 * @example sayableName('anna') // 'Anna'; sayableName('der mit dem Fahrradhelm') // ''
 */
export function sayableName(text: string | null): string {
  const name = plausibleName(text);
  const words = name.split(' ');
  const isDescription = words.length > MOST_WORDS || (words.length > 1 && ARTICLES.has((words[0] ?? '').toLowerCase()));
  return isDescription ? '' : name;
}

/**
 * The family name as one may say it, particles kept: "von der Heide", "van Gogh". '' when it is none. Never throws.
 *
 * @example sayableFamilyName('von Beispiel, MBA') // 'von Beispiel'
 */
export function sayableFamilyName(text: string | null): string {
  return plausibleName(text);
}

/**
 * Title to say before the family name, out of everything that stands before or in the name; "Frau", "Herr" and degrees
 * such as MBA are none. Never throws. Source: product.md R20 ("Frau Dr. ...").
 *
 * @example titleOf('Frau Prof. Dr. med.') // 'Prof. Dr.'
 */
export function titleOf(text: string): 'Prof. Dr.' | 'Prof.' | 'Dr.' | '' {
  const professor = text.search(PROFESSOR) >= 0;
  const doctor = text.search(DOCTOR) >= 0;
  if (professor) return doctor ? 'Prof. Dr.' : 'Prof.';
  return doctor ? 'Dr.' : '';
}

/** A name made tidy, or '' for what can't be one: signs no name has, or small words that are no particles. */
function plausibleName(text: string | null): string {
  const name = UNSURE_OR_MARKUP.test(text ?? '') ? '' : tidyName(text);
  if (name.length > LONGEST_NAME || NO_NAME_HAS.test(name) || !BEGINS_LIKE_A_NAME.test(name)) return '';
  const words = name.split(' ');
  if (words.length === 1) return capitalised(name);
  return words.every((word) => !startsSmall(word) || PARTICLES.has(word.toLowerCase())) ? name : '';
}

function startsSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function capitalised(word: string): string {
  return startsSmall(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
