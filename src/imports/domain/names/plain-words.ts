/**
 * The words of a text for comparing: letters and digits, in lower case. Never throws.
 *
 * @example plainWords('Dr. Greta') // ['dr', 'greta']
 */
export function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
