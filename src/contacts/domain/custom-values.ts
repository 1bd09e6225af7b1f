/** What kinds of custom fields there are. A date is a day `YYYY-MM-DD`, a choice one of the field's own words. */
export const customKinds = ['text', 'number', 'date', 'choice'] as const;
export type CustomKind = (typeof customKinds)[number];

/** Values of custom fields by the field's id. */
export type CustomValues = Readonly<Record<string, string | number>>;
