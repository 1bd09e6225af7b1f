import { fingerprint } from '../../common/fingerprint.js';
import type { ContactPoint } from '../points/contact-point.entity.js';
import type { Contact } from '../contact.entity.js';
import { type ToldFields, toldFields } from '../domain/told-fields.js';

/** A person as the edit form shows them. */
export interface ContactState {
  readonly contact: Contact;
  readonly points: readonly ContactPoint[];
  readonly tags: readonly string[];
}

/** What an edit changed: the values from before, and what tells whether its own values still stand. */
export interface ContactEdit {
  readonly fields: Partial<ToldFields>;
  readonly points?: readonly ContactPoint[];
  readonly tags?: readonly string[];
  /** Of each field, of the points and of the tags, as the edit left them. */
  readonly left: Readonly<Record<string, string>>;
}

/** Null if nothing changed. */
export function editBetween(before: ContactState, after: ContactState): ContactEdit | null {
  const changed = toldFields.filter((name) => fingerprint(before.contact[name]) !== fingerprint(after.contact[name]));
  const now = fingerprints(after);
  const was = fingerprints(before);
  const parts = (['points', 'tags'] as const).filter((name) => was[name] !== now[name]);
  if (changed.length === 0 && parts.length === 0) return null;
  return {
    fields: Object.fromEntries(changed.map((name) => [name, before.contact[name]])),
    ...Object.fromEntries(parts.map((name) => [name, before[name]])),
    left: Object.fromEntries([...changed, ...parts].map((name) => [name, now[name] ?? ''])),
  };
}

/** True if everything the edit changed is still as it left it. */
export function stillStands(edit: ContactEdit, present: ContactState): boolean {
  const now = fingerprints(present);
  return Object.entries(edit.left).every(([name, left]) => now[name] === left);
}

function fingerprints({ contact, points, tags }: ContactState): Record<string, string> {
  const shown = points.map(({ kind, value, label, preferred }) => [kind, value, label, preferred]);
  return {
    ...Object.fromEntries(toldFields.map((name) => [name, fingerprint(contact[name])])),
    points: fingerprint(shown),
    tags: fingerprint([...tags].sort()),
  };
}
