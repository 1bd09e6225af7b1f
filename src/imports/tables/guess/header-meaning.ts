import {
  addressFields,
  type ColumnField,
  type ColumnMeaning,
  meaning,
  pointFields,
} from '../../domain/column-meaning.js';
import { fieldOfPhrase, fieldOfWord, labelOfWord, wordsAboutOthers } from './header-words.js';

/** A longer text is no header, whatever its words. */
const LONGEST_HEADER = 80;
/** What only values hold. */
const NO_HEADER = /@|:\/\/|\n|\d{3}/;

/**
 * What a header says its column means; null if its words say nothing. Never throws.
 *
 * @example headerMeaning('Telefon (geschäftlich)') // meaning('phone', 'work')
 */
export function headerMeaning(header: string): ColumnMeaning | null {
  if (header.length > LONGEST_HEADER || NO_HEADER.test(header)) return null;
  const all = wordsOf(header);
  const words = all.filter((word) => !/^\d+$/.test(word));
  const label = words.map((word) => labelOfWord.get(word)).find((found) => found !== undefined) ?? null;
  const field = fieldOf(words);
  if (field === null) return null;
  if (pointFields.includes(field)) return meaning(field, label);
  if (!addressFields.includes(field)) return meaning(field);
  const group = [label, numberOf(all, field)].filter((part) => part !== null).join(' ');
  return meaning(field, label, group === '' ? null : group);
}

function fieldOf(words: readonly string[]): ColumnField | null {
  const whole = fieldOfPhrase.get(words.join(' '));
  if (whole !== undefined) return whole;
  const core = fieldOfPhrase.get(words.filter((word) => !labelOfWord.has(word)).join(' '));
  if (core !== undefined) return core;
  if (words.some((word) => wordsAboutOthers.has(word))) return null;
  const part = fieldOfPhrase.get(words.slice(1).join(' ')) ?? fieldOfPhrase.get(words.slice(0, -1).join(' '));
  if (part !== undefined && part !== 'fullName') return part; // `Organization Title`, but not `Project name`
  for (const [word, field] of fieldOfWord) if (words.includes(word)) return field;
  return null;
}

/** Which of several addresses a part belongs to. `Street 2` is the second line of the same. */
function numberOf(words: readonly string[], field: ColumnField): string | null {
  const at = words.findIndex((word) => /^\d+$/.test(word));
  const isLine = at === words.length - 1 && (field === 'street' || field === 'address');
  return isLine ? null : (words[at] ?? null);
}

/** `firstName`, `first_name` and `First name` are the same words; `E-Mail` is one. */
function wordsOf(header: string): string[] {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\be[\s_-]?mail/g, 'email')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
