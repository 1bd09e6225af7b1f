import { type ColumnField, type ColumnMeaning, meaning } from '../../domain/column-meaning.js';

/**
 * The columns of Thunderbird's own table by their folded headers: American, British and German. What is not listed (screen
 * name, own fields) is kept under its own name; so are, at first, the three columns of a birthday, of which the format
 * makes one day. Source: Thunderbird's address book export; the British and German words as its builds write them.
 */
export const thunderbirdColumns: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries({
    ...named(['first name', 'vorname'], 'givenName'),
    ...named(['last name', 'nachname'], 'familyName'),
    ...named(['display name', 'anzeigename'], 'fullName'),
    ...named(['nickname', 'spitzname'], 'nickname'),
    ...named(['primary email', 'primäre e-mail-adresse'], 'email'),
    ...named(['secondary email', 'sekundäre e-mail-adresse'], 'email'),
    ...named(['work phone', 'tel. dienstlich'], 'phone', 'work'),
    ...named(['home phone', 'tel. privat'], 'phone', 'home'),
    ...named(['fax number', 'fax-nummer'], 'phone', 'fax'),
    ...named(['pager number', 'pager-nummer'], 'phone', 'pager'),
    ...named(['mobile number', 'mobil-tel.-nr.'], 'phone', 'cell'),
    ...named(['job title', 'arbeitstitel'], 'role'),
    ...named(['department', 'abteilung'], 'department'),
    ...named(['organization', 'organisation'], 'organisation'),
    ...named(['web page 1', 'webseite 1'], 'link', 'work'),
    ...named(['web page 2', 'webseite 2'], 'link', 'home'),
    ...named(['notes', 'notizen'], 'notes'),
    ...address('home', 'privat:'),
    ...address('work', 'dienstlich:'),
  }),
);

function named(
  headers: readonly string[],
  field: ColumnField,
  label: string | null = null,
): Record<string, ColumnMeaning> {
  return Object.fromEntries(headers.map((header) => [header, meaning(field, label)]));
}

function address(place: string, german: string): Record<string, ColumnMeaning> {
  const parts = [
    [
      'street',
      [`${place} address`, `${place} address 2`, `${place} address2`, `${german} adresse`, `${german} adresse 2`],
    ],
    ['city', [`${place} city`, `${german} ort`]],
    ['region', [`${place} state`, `${place} county`, `${german} bundesland`]],
    ['postalCode', [`${place} zipcode`, `${place} zip`, `${place} post code`, `${german} plz`]],
    ['country', [`${place} country`, `${german} land`]],
  ] as const;
  const column = (field: ColumnField): ColumnMeaning => meaning(field, place, place);
  return Object.fromEntries(parts.flatMap(([field, headers]) => headers.map((header) => [header, column(field)])));
}
