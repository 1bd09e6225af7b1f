import type { ReminderKind } from './words.js';

/** A person, as far as silence goes. */
export interface MaybeSilenced {
  readonly pleaseDont: boolean;
  readonly neverSuggest: boolean;
}

/** Kinds of reminders that would lead to a message nobody wants: see isSilent. */
export const silencedKinds: readonly ReminderKind[] = ['follow-up', 'reconnect', 'birthday'];

/**
 * True for somebody who is not to be written to. "please-dont and neverSuggest: no ladder, no tick in trips, no
 * birthday, greeting or follow-up; own reminders and agreed meetings stay" (product.md, "What silences whom").
 * Somebody unknown is silent too. Never throws. `isSilenced({ pleaseDont: true, neverSuggest: false })` is true.
 */
export function isSilenced(person: MaybeSilenced | undefined): boolean {
  return person === undefined || person.pleaseDont || person.neverSuggest;
}

/**
 * True for a reminder that must not be said because of its person. Own reminders, promises and thanks are always said.
 * Never throws. `isSilent('follow-up', { pleaseDont: true, neverSuggest: false })` is true.
 */
export function isSilent(kind: string, person: MaybeSilenced | undefined): boolean {
  return silencedKinds.some((silenced) => silenced === kind) && isSilenced(person);
}
