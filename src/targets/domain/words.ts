/** Where I would like to work (product.md R12): an employer by name, or a field like "Journalismus". */
export const targetKinds = ['employer', 'field'] as const;
export type TargetKind = (typeof targetKinds)[number];
