import type { ContactExtras } from '../../contacts/extras/contact-extras.entity.js';
import type { ExtraEntry } from '../../contacts/domain/extras.js';

/** A photo is some hundred thousand letters that nobody reads. Unit: characters. */
const LONGEST_SHOWN = 300;

/** What a card says about itself, or in no words: kept and given out again, but nothing to read (RFC 6350, 6.7). */
const FOR_PROGRAMS = new Set('PRODID REV UID PHOTO LOGO SOUND KEY CLIENTPIDMAP SOURCE XML VERSION PROFILE'.split(' '));

/** What files said and no field holds, as it stood there; long values only begin. Nothing to read: null. */
export function extrasView(extras: readonly Pick<ContactExtras, 'origin' | 'entries'>[]): readonly object[] | null {
  const shown = extras.flatMap(({ origin, entries }) => (origin === 'vcard' ? ofCard(entries) : entries));
  return shown.length === 0 ? null : shown.map(({ name, value }) => ({ name, value: beginning(value) }));
}

/** `item3.X-ABDATE;type=pref` is X-ABDATE to people. */
function ofCard(entries: readonly ExtraEntry[]): ExtraEntry[] {
  const named = entries.map(({ name, value }) => ({ name: propertyOf(name), value }));
  return named.filter(({ name }) => !FOR_PROGRAMS.has(name));
}

function propertyOf(name: string): string {
  return /^(?:[\w-]+\.)?([A-Z][A-Z0-9-]*)(?:;|$)/.exec(name)?.[1] ?? name;
}

function beginning(value: string): string {
  return value.length <= LONGEST_SHOWN ? value : `${value.slice(0, LONGEST_SHOWN - 1)}…`;
}
