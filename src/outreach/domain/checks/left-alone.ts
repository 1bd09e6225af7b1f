import type { Span } from './draft-hint.js';

/** What closes a quote, by what opens it. */
const closing: Readonly<Record<string, string>> = {
  '„': '“”"',
  '“': '”',
  '«': '»',
  '»': '«',
  '"': '"',
  '‚': '‘’',
};

/**
 * What somebody else said, as quoted in the text, quotation marks included. A quote ends on its line, so that a stray
 * mark hides nothing. Linear in the length. Never throws. Source: product.md R3 (only the writer's own words).
 *
 * @example quotes('Ein „diesmal nicht“ genügt.') // [{ start: 4, end: 19 }]
 */
export function quotes(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  let closers = '';
  for (let index = 0; index < text.length; index += 1) {
    const mark = text.charAt(index);
    if (mark === '\n') closers = '';
    else if (closers !== '' && closers.includes(mark)) {
      found.push({ start, end: index + 1 });
      closers = '';
    } else if (closers === '' && closing[mark] !== undefined) {
      start = index;
      closers = closing[mark];
    }
  }
  return found;
}

/**
 * Web and mail addresses: nobody's choice of words. The mark that ends the sentence after them stays outside. Never
 * throws. Source: product.md R3 (only the writer's own words).
 *
 * @example addresses('Siehe https://example.org/?a=1.') // [{ start: 6, end: 30 }]
 */
export function addresses(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: chunk, index: start } of text.matchAll(/\S+/gu)) {
    if (!chunk.includes('://') && !chunk.includes('@') && !chunk.startsWith('www.')) continue;
    let length = chunk.length;
    while (length > 1 && '.,!?)'.includes(chunk.charAt(length - 1))) length -= 1;
    found.push({ start, end: start + length });
  }
  return found;
}
