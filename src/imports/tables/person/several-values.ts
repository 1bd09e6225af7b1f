import type { ParsedPoint } from '../../domain/parsed-contact.js';

/** More of one cell stay together in the last one, which becomes a note. */
const MOST_VALUES = 100;
/** A part of a number with fewer digits is an area code or an extension. */
const LEAST_DIGITS_OF_A_NUMBER = 5;

/** Where a cell may hold several, and what each part must look like; otherwise the cell is one value. */
const SEVERAL: Readonly<Record<ParsedPoint['kind'], { readonly between: RegExp; isOne: (part: string) => boolean }>> = {
  email: { between: /[;,\s]+/, isOne: (part) => part.includes('@') },
  phone: { between: /[;,|\n]/, isOne: (part) => digitsIn(part) >= LEAST_DIGITS_OF_A_NUMBER },
  link: { between: /[;,\s]+/, isOne: (part) => /^(?:https?:\/\/|www\.)/i.test(part) },
};
const SCHEME = /^(?:mailto|tel):/i;

/**
 * The values of a cell: by the separator of its format, else where every part is an address of its own. An e-mail
 * address may stand in angle brackets behind a name. Never throws; linear in the length of the cell.
 *
 * @example severalValues('a@radio.example; b@radio.example', 'email') // ['a@radio.example', 'b@radio.example']
 */
export function severalValues(cell: string, kind: ParsedPoint['kind'], separator?: string): string[] {
  const text = cell.trim();
  if (separator !== undefined && text.includes(separator.trim()))
    return atMost(text.split(separator.trim()), separator);
  const parts = partsOf(text, kind);
  return atMost(parts, ' ').map((part) => part.replace(SCHEME, ''));
}

function partsOf(text: string, kind: ParsedPoint['kind']): string[] {
  const { between, isOne } = SEVERAL[kind];
  if (kind === 'email' && text.includes('<')) {
    const inBrackets = [...text.matchAll(/<([^\s<>]{1,500})>/g)].map(([, inside = '']) => inside);
    if (inBrackets.length > 0 && inBrackets.every(isOne)) return inBrackets;
  }
  if (!between.test(text)) return [text];
  const parts = text.split(between).filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.every(isOne) ? parts : [text];
}

function atMost(parts: readonly string[], glue: string): string[] {
  if (parts.length <= MOST_VALUES) return [...parts];
  return [...parts.slice(0, MOST_VALUES - 1), parts.slice(MOST_VALUES - 1).join(glue)];
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length;
}
