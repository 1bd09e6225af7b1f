/** What a person is called, as it stands in the address book. */
export interface Named {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  readonly organisation: string | null;
}

/**
 * The name to show in a list, a mail or a calendar: given and family name, else the nickname, else where they work.
 * '' only for somebody without any of them. Never throws.
 *
 * @example fullName({ givenName: 'Marlene', familyName: 'Muster', nickname: null, organisation: null }) // 'Marlene Muster'
 */
export function fullName(person: Named): string {
  const name = [person.givenName, person.familyName].filter(Boolean).join(' ');
  return name || person.nickname || person.organisation || '';
}

/**
 * The name one would think of them by, for a subject or a button: nickname or given name among people who say du, the
 * full name else. Never throws.
 *
 * @example shortName({ givenName: 'Tom', familyName: 'Probe', nickname: null, organisation: null }, null) // 'Tom'
 */
export function shortName(person: Named, form: 'sie' | 'du' | null): string {
  if (form === 'sie') return fullName(person);
  return person.nickname || person.givenName || fullName(person);
}
