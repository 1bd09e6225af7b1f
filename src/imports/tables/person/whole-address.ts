/** What an address in one text tells for sure. */
export interface WholeAddress {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
}

/** `80331 München`, `D-80331 München`, `CH 8001 Zürich`: a code of the German-speaking countries, France, Spain, Italy. */
const CODE_AND_CITY = /^(?:[A-Z]{1,3}[- ])?(\d{4,5}) (\D.*)$/;

/**
 * The parts of an address that stands in one text, by its lines or commas: what is before postal code and city is the
 * street, what is behind them the country. Without such a part, all of it is the street. Never throws.
 *
 * @example wholeAddress('Musterstr. 1\n80331 München\nDE') // { street: 'Musterstr. 1', postalCode: '80331', city: 'München', country: 'DE' }
 */
export function wholeAddress(text: string): WholeAddress {
  const parts = text
    .split(/[\n,]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const at = parts.findIndex((part) => CODE_AND_CITY.test(part));
  if (at === -1) return { street: parts.join(', ') || null, postalCode: null, city: null, country: null };
  const [, postalCode = null, city = null] = CODE_AND_CITY.exec(parts[at] ?? '') ?? [];
  return {
    ...{ postalCode, city },
    street: parts.slice(0, at).join(', ') || null,
    country: parts.slice(at + 1).join(', ') || null,
  };
}
