/** What a cell looks like, where no header tells what it is. */
export type CellShape = 'email' | 'link' | 'phone' | 'date' | 'fullName' | 'word' | 'text';

const LONGEST_LOOKED_AT = 200;
const LEAST_DIGITS_OF_A_NUMBER = 6;

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/;
const LINK = /^(?:https?:\/\/|www\.)\S+$/i;
const PHONE = /^(?:\+|0|\()[\d\s()/.+-]+$/;
const DATE = /^(?:--\d{2}-\d{2}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{2}|\d{4}))$/;
const NAME_WORD = /^\p{Lu}[\p{L}'’.-]*$/u;
const FEWEST_WORDS_OF_A_NAME = 2;
const MOST_WORDS_OF_A_NAME = 4;

/**
 * The shape of one cell that is not empty. Never throws.
 *
 * @example cellShape('greta@radio.example') // 'email'
 */
export function cellShape(cell: string): CellShape {
  if (cell.length > LONGEST_LOOKED_AT) return 'text';
  if (EMAIL.test(cell)) return 'email';
  if (LINK.test(cell)) return 'link';
  if (DATE.test(cell)) return 'date';
  if (PHONE.test(cell) && cell.replace(/\D/g, '').length >= LEAST_DIGITS_OF_A_NUMBER) return 'phone';
  return shapeOfWords(cell.split(/,? /));
}

function shapeOfWords(words: readonly string[]): CellShape {
  const capitals = words.filter((word) => NAME_WORD.test(word)).length;
  if (words.length === 1) return capitals === 1 ? 'word' : 'text';
  const isName = words.length <= MOST_WORDS_OF_A_NAME && capitals >= FEWEST_WORDS_OF_A_NAME && isCapital(words);
  return isName && words.every((word) => /^[\p{L}'’.-]+$/u.test(word)) ? 'fullName' : 'text';
}

function isCapital(words: readonly string[]): boolean {
  return NAME_WORD.test(words[0] ?? '') && NAME_WORD.test(words.at(-1) ?? '');
}
