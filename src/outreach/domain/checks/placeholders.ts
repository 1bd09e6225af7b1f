import type { DraftCheck, Span } from './draft-hint.js';

/** What a template or a person leaves behind to be filled in: {{city}}, {city}, [Tag], <name>, XXX, ____ */
const PLACEHOLDER =
  /\{\{[^\n}]*(?:\}\})?|\}\}|\{\p{L}[\p{L} _-]{0,30}\}|\[\p{L}[\p{L} _-]{0,30}\]|<\p{L}[\p{L} _-]{0,30}>|(?<!\p{L})X{3,}(?!\p{L})|_{3,}/gu;
/** In brackets, and yet no placeholder. */
const meant: ReadonlySet<string> = new Set(['[sic]']);

/**
 * Whatever is still to be filled in, in the text or beside it (subject, short text): the only finding that blocks.
 * Never throws. Source: product.md R19. Linear in the length.
 *
 * @example checkPlaceholders('Am [Tag]?', '')[0]?.params // { found: '[Tag]' }
 */
export function checkPlaceholders(text: string, aside: string): DraftCheck[] {
  const inText = placeholders(text);
  const found = [...new Set([...placeholders(aside), ...inText].map(({ written }) => written))];
  if (found.length === 0) return [];
  const at: Span | null = inText[0] ? { start: inText[0].start, end: inText[0].end } : null;
  return [{ code: 'placeholder', params: { found: found.join(', ') }, blocks: true, at, insert: null }];
}

function placeholders(text: string): (Span & { written: string })[] {
  return [...text.matchAll(PLACEHOLDER)]
    .map(({ 0: written, index: start }) => ({ written, start, end: start + written.length }))
    .filter(({ written }) => !meant.has(written.toLowerCase()));
}
