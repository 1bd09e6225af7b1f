import { expect, test } from 'vitest';
import { outlook } from '../../../src/imports/formats/outlook.js';

const ENGLISH = 'First Name,Last Name,Business Street,Business Phone,Birthday';
const GERMAN = 'Vorname,Nachname,Straße geschäftlich,Telefon geschäftlich,Geburtstag';
const birthdays = (header: string, ...days: readonly string[]): unknown[] => {
  const rows = days.map((day, at) => `Ada${at},Beispiel,,,${day}`);
  const bytes = Buffer.from([header, ...rows, ''].join('\r\n'));
  return [...outlook.parse({ name: 'outlook.csv', bytes, reading: {} })].map((item) =>
    'birthday' in item ? item.birthday : item,
  );
};

// "birthday in system locale: 17.05.1980, 5/17/1980" (imports.md, 5.3)
test.each([
  ['an American one has the month first', ENGLISH, ['5/17/1980', '5/6/1980'], ['1980-05-17', '1980-05-06']],
  [
    'a British one has the day first, as one of its days shows',
    ENGLISH,
    ['5/6/1980', '17/5/1980'],
    ['1980-06-05', '1980-05-17'],
  ],
  ['without such a day, English has the month first', ENGLISH, ['5/6/1980'], ['1980-05-06']],
  ['and German the day', GERMAN, ['5/6/1980', '17.05.1980'], ['1980-06-05', '1980-05-17']],
  [
    'the day that shows it may stand far behind',
    ENGLISH,
    [...Array<string>(1000).fill(''), '5/6/1980', '17/5/1980'],
    [...Array<null>(1000).fill(null), '1980-06-05', '1980-05-17'],
  ],
] as const)('Outlook writes days as its system does: %s', (_, header, days, expected) => {
  expect(birthdays(header, ...days)).toEqual(expected);
});
