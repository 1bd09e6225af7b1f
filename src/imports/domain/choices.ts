import type { Fillable } from './fill-in.js';

/** What to do with one field of somebody who is there already; `both` only where two texts can stand together (notes). */
export const fieldChoices = ['keep', 'take', 'both'] as const;
export type FieldChoice = (typeof fieldChoices)[number];

/** What the user chose field by field; a field that is not named stays, and is filled in where it is empty. */
export type Choices = Partial<Record<Fillable, FieldChoice>>;
