import { InvalidInput } from '../../common/errors.js';
import { type Fillable, fillable } from './fill-in.js';

/** What to do with one field of somebody who is there already; `both` only where two texts can stand together (notes). */
const fieldChoices = ['keep', 'take', 'both'] as const;
export type FieldChoice = (typeof fieldChoices)[number];

/** What the user chose field by field; a field that is not named stays, and is filled in where it is empty. */
export type Choices = Partial<Record<Fillable, FieldChoice>>;

/** Fields of several sentences: both texts can stay, one below the other. */
const joinable: readonly Fillable[] = ['notes'];

/**
 * What somebody sent as choices; nothing at all is no choice. Throws InvalidInput with a sentence for each name that is no
 * field and each word that is no choice there.
 *
 * @example readChoices({ city: 'take' }) // { city: 'take' }
 */
export function readChoices(given: Readonly<Record<string, unknown>>): Choices | null {
  const errors = Object.entries(given).flatMap(([field, choice]) => {
    const pointer = `/choices/${field.slice(0, 100)}`;
    const known = fillable.find((name) => name === field);
    if (!known) return [{ pointer, detail: 'There is no such field to choose for.', code: 'mergeField' }];
    if (choicesFor(known).some((word) => word === choice)) return [];
    return [{ pointer, detail: `Please choose ${choicesFor(known).join(' or ')}.`, code: 'mergeChoice' }];
  });
  if (errors.length > 0) throw new InvalidInput(errors);
  return Object.keys(given).length > 0 ? given : null; // every name and word was looked at above
}

/**
 * The words that can be chosen for a field. Never throws.
 *
 * @example choicesFor('city') // ['keep', 'take']
 */
export function choicesFor(field: Fillable): readonly FieldChoice[] {
  return joinable.includes(field) ? fieldChoices : fieldChoices.filter((choice) => choice !== 'both');
}
