import type { PastRole } from '../../../contacts/domain/address-book.js';
import type { Choices } from '../../domain/choices.js';
import { type Fillable, fillable, fillIn } from '../../domain/fill-in.js';
import type { ParsedContact, ParsedFields } from '../../domain/parsed-contact.js';

/** What a row makes of the fields of somebody who is there. */
export interface ChosenFields {
  readonly fields: Partial<Record<Fillable, string | null>>;
  /** With what they did before, if that makes room for something else. */
  readonly history?: readonly PastRole[];
}

/** What the notes and the list of past roles of a person hold. Units: characters; entries. */
const LONGEST_NOTES = 100_000;
const MOST_PAST_ROLES = 100;

type Existing = ParsedFields & { readonly history: readonly PastRole[] | null };

/**
 * What a row fills in, and what of it the user chose otherwise: `keep` leaves a field as it is, `take` puts the file's
 * value there, `both` joins two texts with a blank line (as far as there is room). Organisation and role belong together:
 * taking an organisation takes its role, and what stood there becomes a past role, so that nothing is lost. Never throws.
 *
 * @example chosenFields(gretaInBonn, parsedContact(1, { city: 'Köln' }), { city: 'take' }).fields // { city: 'Köln' }
 */
export function chosenFields(existing: Existing, parsed: ParsedContact, choices: Choices | null): ChosenFields {
  const filled = fillIn(existing, parsed);
  if (choices === null) return { fields: filled };
  const fields: Partial<Record<Fillable, string | null>> = { ...filled };
  for (const field of fillable) {
    const choice = choices[field];
    if (choice === 'keep') delete fields[field];
    if (choice === 'take' && parsed[field] !== null) fields[field] = parsed[field];
    if (choice === 'both') fields[field] = joined(existing[field], parsed[field]);
  }
  const history = pastWork(existing, fields);
  if (history && choices.role === undefined) fields.role = parsed.role;
  return { fields: changesOf(existing, fields), ...(history ? { history } : {}) };
}

function joined(there: string | null, told: string | null): string | null {
  if (there === null || told === null) return there ?? told;
  const both = `${there}\n\n${told}`;
  return there.includes(told) || both.length > LONGEST_NOTES ? there : both;
}

/** Null: no other organisation took the place of theirs. */
function pastWork(existing: Existing, { organisation: taken }: ChosenFields['fields']): readonly PastRole[] | null {
  const { organisation, role } = existing;
  if (taken === undefined || organisation === null || organisation.trim() === '' || taken === organisation) return null;
  const history = existing.history ?? [];
  const isKnown = history.some((past) => past.organisation === organisation && past.role === role);
  if (isKnown || history.length >= MOST_PAST_ROLES) return history;
  return [...history, { organisation, role, from: null, to: null }];
}

function changesOf(existing: ParsedFields, fields: ChosenFields['fields']): ChosenFields['fields'] {
  return Object.fromEntries(
    fillable
      .filter((name) => fields[name] !== undefined && fields[name] !== existing[name])
      .map((name) => [name, fields[name]]),
  );
}
