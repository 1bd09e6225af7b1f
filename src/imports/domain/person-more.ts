import type { PastRole } from '../../contacts/domain/address-book.js';
import type { Cadence, Form, Language, Layer, Rung } from '../../contacts/domain/words.js';

/** What only our own files tell of a person, beside what every address book has. */
export interface PersonMore {
  readonly form: Form | null;
  readonly language: Language | null;
  readonly layer: Layer;
  readonly layerChosen: boolean;
  readonly cadence: Cadence | null;
  readonly feltRung: Rung | null;
  readonly roughlyLastOn: string | null;
  readonly gotOnWell: number | null;
  readonly higherStatus: boolean | null;
  readonly tension: boolean | null;
  readonly metInPerson: boolean | null;
  readonly neverSuggest: boolean;
  readonly pleaseDont: boolean;
  readonly history: readonly PastRole[];
  /** Values of the user's own fields, by the names of the fields. */
  readonly custom: readonly { readonly name: string; readonly value: string | number }[];
}

type Scalars = Omit<PersonMore, 'history' | 'custom'>;

/**
 * The part of the fields that only our own files tell. Never throws.
 *
 * @example moreFields(fieldsOf(cells)).layer // 'warm'
 */
export function moreFields(fields: Scalars): Scalars {
  const { form, language, layer, layerChosen, cadence, feltRung, roughlyLastOn, gotOnWell } = fields;
  const { higherStatus, tension, metInPerson, neverSuggest, pleaseDont } = fields;
  return {
    ...{ form, language, layer, layerChosen, cadence, feltRung, roughlyLastOn, gotOnWell },
    ...{ higherStatus, tension, metInPerson, neverSuggest, pleaseDont },
  };
}
