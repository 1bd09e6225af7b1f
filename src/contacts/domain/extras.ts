/** `vcard`: a property with its group and parameters (`item3.X-ABDATE;type=pref`); `table`: the header of a column. */
export const extrasOrigins = ['vcard', 'table'] as const;
export type ExtrasOrigin = (typeof extrasOrigins)[number];

/** One thing that a file said, as it stood there. */
export interface ExtraEntry {
  readonly name: string;
  readonly value: string;
}

/** Most things of one file that are kept with one person, and what they may hold together, in characters. */
export const mostExtras = 200;
export const longestExtras = 400_000;

/**
 * What is kept of new things beside those that a person has: each thing once, at most `mostExtras` of one file, and
 * together no longer than `longestExtras`. Never throws. Source: "unknown columns and properties are kept, never lost".
 *
 * @example keptExtras([{ name: 'Hobby', value: 'Chor' }], [{ name: 'Hobby', value: 'Chor' }]) // []
 */
export function keptExtras(there: readonly ExtraEntry[], come: readonly ExtraEntry[]): ExtraEntry[] {
  const known = new Set(there.map(keyOf));
  const kept: ExtraEntry[] = [];
  let length = 0;
  for (const { name, value } of come) {
    const size = name.length + value.length;
    const key = keyOf({ name, value });
    if (known.has(key) || length + size > longestExtras) continue;
    if (kept.length >= mostExtras) break;
    known.add(key);
    length += size;
    kept.push({ name, value });
  }
  return kept;
}

function keyOf({ name, value }: ExtraEntry): string {
  return `${name}\n${value}`;
}
