/** One line; a name that ends with a full stop ("e.V.") doesn't get a second one. */
export function sentence(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\.\.(?!\.)/gu, '.')
    .trim();
}
