import fc from 'fast-check';
import { personColumns } from '../../src/exports/account/person-tables.js';
import type { Column } from '../../src/exports/account/column.js';
import { portableFields } from '../../src/exports/people/portable-fields.js';
import type { PortablePerson } from '../../src/exports/people/portable-person.js';

/** Characters that have broken some file or other, beside ordinary ones. */
const LETTERS = [...'aZÄß😀é 7=+-@"\'`,;:\\|<>&%^$\u200d日'];
const oneLine = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 60 })
  .map((letters) => letters.join(''));
const lines = fc
  .array(fc.constantFrom(...LETTERS, '\n', '\n', '\t', '\u2028', '\u202e'), { minLength: 1, maxLength: 300 })
  .map((letters) => letters.join(''));
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const day = fc.constantFrom('1999-12-31', '2024-02-29', '2026-11-23');
const partialDay = fc.constantFrom('2023', '2023-08', '2023-08-31');
const birthday = fc.constantFrom('1996-02-29', '--02-29', '--05-17', '2001-12-01');
const label = fc.oneof(
  fc.constantFrom('work', 'home', 'cell', 'fax', 'pager', 'main', 'Büro, 2. Stock; "links"'),
  oneLine,
);

function plain(column: Column | undefined): fc.Arbitrary<unknown> {
  const value = ofKind(column);
  return column?.optional ? maybe(value) : value;
}

function ofKind(column: Column | undefined): fc.Arbitrary<unknown> {
  switch (column?.kind) {
    case 'word':
      return fc.constantFrom(...column.words);
    case 'integer':
      return fc.integer({ min: column.least, max: column.most });
    case 'flag':
      return fc.boolean();
    case 'cadence':
      return fc.oneof(fc.constant('none'), fc.integer({ min: 7, max: 3650 }));
    case 'day':
      return day;
    case 'birthday':
      return birthday;
    default:
      return oneLine;
  }
}

const fields = {
  ...Object.fromEntries(portableFields.map((field) => [field, plain(personColumns[field])])),
  timeZone: maybe(fc.constantFrom('Europe/London', 'America/New_York', 'Etc/GMT+5')),
};
const point = (kind: 'email' | 'phone' | 'link', value: fc.Arbitrary<string>) =>
  fc.record({ kind: fc.constant(kind), value, label: maybe(label), preferred: fc.boolean() });
const address = fc.record({
  street: oneLine,
  postalCode: maybe(oneLine),
  city: maybe(oneLine),
  region: maybe(oneLine),
  country: maybe(oneLine),
  label: maybe(label),
  preferred: fc.boolean(),
});
const past = fc.record({
  organisation: oneLine,
  role: maybe(oneLine),
  from: maybe(partialDay),
  to: maybe(partialDay),
});
/** Names of own fields are kept trimmed. */
const fieldName = oneLine.map((name) => `${name.trim()}x`);
const custom = fc.uniqueArray(
  fc.oneof(
    fc.record({ name: fieldName, kind: fc.constantFrom('text', 'choice'), value: lines }),
    fc.record({ name: fieldName, kind: fc.constant('date'), value: day }),
    fc.record({
      name: fieldName,
      kind: fc.constant('number'),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    }),
  ),
  { maxLength: 3, selector: ({ name }) => name.trim() },
);

/** What others wrote, and what nobody should have. */
const extraName = fc.oneof(
  fc.constantFrom('ROLE', 'item3.X-ABDATE;type=pref', 'item3.X-ABLabel', 'ITEM1.X-ABADR', 'X-A;X-B="a:b;c,d";TYPE=x,y'),
  fc.constantFrom(
    'PHOTO;ENCODING=b;TYPE=JPEG',
    'ORG',
    'ORG;SORT-AS=a',
    'BDAY',
    'UID',
    'X-WIEDERSEHEN-LAYER',
    'AGENT',
    'NOTE',
  ),
  fc.constantFrom(
    'X-Q;ENCODING=QUOTED-PRINTABLE',
    'X-C;CHARSET=UTF-16',
    'a.b.X-D',
    'X_E',
    'BEGIN',
    'item1.TEL',
    'X-F;bare',
  ),
  oneLine,
);
const extraValue = fc.oneof(
  oneLine,
  lines,
  fc.constantFrom('BEGIN:VCARD', 'END:VCARD', '', ' ', 'a;b', '\\n\\', `${'x'.repeat(200)}=`),
);
const anyExtras = fc.array(
  fc.oneof(
    fc.record({ origin: fc.constantFrom('vcard', 'table'), name: extraName, value: extraValue }),
    fc.record({
      origin: fc.constant('vcard'),
      name: fc.constant('PHOTO;ENCODING=b'),
      value: fc.base64String({ maxLength: 500 }),
    }),
  ),
  { maxLength: 5 },
);

/** Anybody at all: every field any value that it may have. The kinds of points keep their order, as in the database. */
export const anyPerson = fc
  .record({
    ...fields,
    likes: maybe(lines),
    notes: maybe(lines),
    id: fc.uuid(),
    updatedAt: fc.constant('2026-11-23T08:00:00.123Z'),
    emails: fc.array(point('email', fc.constantFrom('anna@radio.example', 'ä+b@ü.example')), { maxLength: 3 }),
    phones: fc.array(point('phone', fc.constantFrom('+49 40 1234', '040/12;3,4', '=1')), { maxLength: 3 }),
    links: fc.array(point('link', fc.constantFrom('https://a.example/x,y;z?q=\\a', 'http://b.example/ü')), {
      maxLength: 3,
    }),
    addresses: fc.array(address, { maxLength: 2 }),
    history: fc.array(past, { maxLength: 3 }),
    tags: fc.uniqueArray(oneLine, { maxLength: 3 }),
    custom,
    station: maybe(oneLine),
    introducedById: maybe(fc.uuid()),
    extras: anyExtras,
    relations: fc.array(
      fc.record({ kind: fc.constantFrom('colleague', 'studied-with', 'partner'), contactId: fc.uuid() }),
      { maxLength: 2 },
    ),
  })
  .map(({ emails, phones, links, ...person }) => {
    const points = [...emails, ...phones, ...links];
    return { ...person, points } as unknown as PortablePerson; // the fields above, by their columns
  });
