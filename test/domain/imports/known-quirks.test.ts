import { expect, test } from 'vitest';
import { meaning } from '../../../src/imports/domain/column-meaning.js';
import { isEcho } from '../../../src/imports/domain/names/echo.js';
import { parsedContact } from '../../../src/imports/domain/parsed-contact.js';
import { cellBirthday } from '../../../src/imports/domain/days/table-days.js';
import { google } from '../../../src/imports/formats/google.js';
import { linkedIn } from '../../../src/imports/formats/linkedin.js';
import { names } from '../../../src/imports/formats/names.js';
import { outlook } from '../../../src/imports/formats/outlook.js';
import { csv } from '../../../src/imports/formats/csv.js';
import { isMonthFirst } from '../../../src/imports/tables/guess/month-first.js';
import { severalValues } from '../../../src/imports/tables/person/several-values.js';

test.each([
  ['5/17/1980', false, '1980-05-17'], // "where only one of them is a day, that one is meant"
  ['17/5/1980', true, '1980-05-17'],
  ['5/6/1980', true, '1980-05-06'],
  ['5/6/1980', false, '1980-06-05'],
  ['17.05.30', false, '1930-05-17'],
  ['17.05.29', false, '2029-05-17'],
])('the birthday %s (month first: %s) is %s', (text, monthFirst, birthday) => {
  expect(cellBirthday(text, monthFirst)).toEqual({ birthday });
});

test('a whole name with the degree of its own column says nothing new', () => {
  const greta = parsedContact(1, { givenName: 'Greta', familyName: 'Beispiel' });
  const suffix = [{ name: 'Suffix', value: 'MBA' }];
  expect(isEcho('Greta Beispiel MBA', { ...greta, extras: suffix })).toBe(true);
  expect(isEcho('Greta Beispiel MBA', greta)).toBe(false);
  expect(isEcho('Greta Beispiel MBA', { ...greta, extras: [{ name: 'Hobby', value: 'MBA' }] })).toBe(false);
});

test('"two or more columns that only Outlook calls so": one alone is any table', () => {
  const sniffed = (header: string): number => outlook.sniff(Buffer.from(`${header}\nAda,Beispiel,1,2\n`));
  expect(sniffed('First Name,Last Name,Home Street,Shoe Size')).toBe(0);
  expect(sniffed('First Name,Last Name,Home Street,Other Phone')).toBe(1);
});

test("an address of type EX is a name within Outlook's own directory, however it looks", () => {
  const header = 'First Name,Last Name,Home Street,Other Phone,E-mail Address,E-mail Type';
  const bytes = Buffer.from(`${header}\nAda,Beispiel,,,ada.beispiel,EX\nBo,Beispiel,,,bo@probe.example,SMTP\n`);
  const points = [...outlook.parse({ name: 'x.csv', bytes, reading: {} })].map(
    (item) => 'points' in item && item.points,
  );
  expect(points).toMatchObject([[], [{ value: 'bo@probe.example' }]]);
});

test('several addresses in the cells of Google are taken apart where their parts are equally many', () => {
  const header = 'Name,Given Name,Family Name,Group Membership,Address 1 - Type,Address 1 - Street,Address 1 - City';
  const of = (street: string, city: string) => {
    const bytes = Buffer.from(`${header}\nAda B,Ada,B,,* Home,${street},${city}\n`);
    const [ada] = google.parse({ name: 'x.csv', bytes, reading: {} });
    return ada && 'addresses' in ada ? ada.addresses.map((one) => [one.street, one.city, one.preferred]) : [];
  };
  expect(of('Weg 1 ::: Weg 2', 'Ulm ::: Bonn')).toEqual([
    ['Weg 1', 'Ulm', true],
    ['Weg 2', 'Bonn', false],
  ]);
  expect(of('Weg 1 ::: Weg 2', 'Ulm ::: Bonn ::: Köln')).toEqual([['Weg 1 ::: Weg 2', 'Ulm ::: Bonn ::: Köln', true]]);
});

test('a row of LinkedIn with nothing but a day that nobody can read is a closed account, too', () => {
  const bytes = Buffer.from('First Name,Last Name,URL,Email Address,Company,Position,Connected On\n,,,,,,irgendwann\n');
  expect([...linkedIn.parse({ name: 'x.csv', bytes, reading: {} })]).toMatchObject([
    { error: { code: 'closed-account' } },
  ]);
});

test('one column is a table only if its header says something', () => {
  expect(csv.sniff(Buffer.from('Ein Satz\nNoch einer\n'))).toBe(0);
  expect(csv.sniff(Buffer.from('E-Mail\ngreta@radio.example\n'))).toBeGreaterThan(0);
});

test('what a second column says is kept only where it is something else', () => {
  const bytes = Buffer.from('Name,Firma,Company\nAda Beispiel,Radio,Radio\nBo Probe,Radio,Theater\n');
  const people = [...csv.parse({ name: 'x.csv', bytes, reading: {} })];
  expect(people).toMatchObject([{ extras: [] }, { extras: [{ name: 'Company', value: 'Theater' }] }]);
});

test("a name within Exchange's directory is no address in any table", () => {
  const bytes = Buffer.from('Name,E-Mail\nAda Beispiel,/o=Firma/ou=Berlin/cn=ada\n');
  expect([...csv.parse({ name: 'x.csv', bytes, reading: {} })]).toMatchObject([{ points: [] }]);
});

test('a day in a pasted line is no phone number', () => {
  const [ada] = [...names.parse({ name: 'x.txt', bytes: Buffer.from('Ada Beispiel, 01.02.03\n'), reading: {} })];
  expect(ada).toMatchObject({ organisation: '01.02.03', points: [] });
});

test('a cell of several numbers is taken apart only where each part is a number of its own', () => {
  expect(severalValues('089 1234567;0170 7654321', 'phone')).toEqual(['089 1234567', '0170 7654321']);
  expect(severalValues('089 1234567, 12', 'phone')).toEqual(['089 1234567, 12']); // an extension
});

test('as the first values show, a table has the day before the month, whatever its language', () => {
  const columns = [meaning('birthday')];
  expect(isMonthFirst(['birthday'], columns, [['17/05/1980']])).toBe(false);
  expect(isMonthFirst(['geburtstag'], columns, [['05/17/1980']])).toBe(true);
});
