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
