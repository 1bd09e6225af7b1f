import { describe, expect, test } from 'vitest';
import { monica } from '../../../src/imports/formats/monica.js';
import { BrokenJson, NoPeopleInFile } from '../../../src/imports/imports.errors.js';
import { formatOf } from '../../../src/imports/files/file-kind.js';
import { bytesOf, parsed, rowsOf, somebody } from './fixture.js';

describe("Monica's JSON", () => {
  test('is known by its beginning', () => {
    expect(formatOf(bytesOf('monica-4x-export.json')).name).toBe('monica');
    expect(monica.sniff(Buffer.from('{"format":"wiedersehen-account","account":{}}'))).toBe(0);
  });

  const [greta, jonas, lea, company, nickname, empty, ...others] = rowsOf('monica-quirks.json');

  test('gives names, work, words about them and what is to do', () => {
    expect(greta).toMatchObject({
      row: 1,
      givenName: 'Greta Maria',
      familyName: 'Beispiel',
      nickname: 'Gre',
      gender: 'f',
      organisation: 'Radio Muster',
      role: 'Redaktionsleiterin',
      birthday: '1980-05-17',
      favourite: false,
      notes: 'Leitet die Kulturredaktion.\n\n2020-02-03: Mag Radiofeatures\nund Tee\n\n☐ Buch zurückgeben',
    });
  });

  test('gives addresses by the type that Monica says, else by their looks; names in networks are extras', () => {
    expect(somebody(greta).points).toEqual([
      { kind: 'email', value: 'greta@radio.example', label: null, preferred: false },
      { kind: 'phone', value: '0049 89 000000', label: null, preferred: false },
      { kind: 'link', value: 'https://www.linkedin.com/in/greta-beispiel-1a2b', label: 'LinkedIn', preferred: false },
      { kind: 'email', value: 'greta@privat.example', label: null, preferred: false },
      { kind: 'phone', value: '+49 151 000000', label: null, preferred: false },
    ]);
    expect(somebody(greta).addresses).toEqual([
      {
        street: 'Musterstr. 1',
        postalCode: '80331',
        city: 'München',
        region: 'Bayern',
        country: 'DE',
        label: 'Büro',
        preferred: false,
      },
    ]);
    expect(greta).toMatchObject({ city: 'München', country: 'DE' });
    expect(somebody(greta).extras[0]).toEqual({ name: 'Muster-Netz', value: 'gretabeispiel' });
  });

  test('gives every contact with its day: calls, activities, conversations, and a later "last talked to"', () => {
    expect(somebody(greta).talks).toEqual([
      { on: '2021-06-01', channel: 'call', direction: 'inbound', summary: 'Reportage besprochen', count: 1 },
      {
        on: '2022-05-06',
        channel: 'other',
        direction: 'mutual',
        summary: 'Kaffee im Funkhaus\nüber Podcasts',
        count: 1,
      },
      { on: '2022-01-03', channel: 'message', direction: 'outbound', summary: null, count: 2 },
      { on: '2023-04-05', channel: 'other', direction: 'mutual', summary: null, count: 1 },
    ]);
    expect(somebody(jonas).talks).toHaveLength(1);
  });

  test('never gives the text of a message', () => {
    expect(bytesOf('monica-quirks.json').toString()).toContain('CANARY-MESSAGE');
    expect(JSON.stringify(rowsOf('monica-quirks.json'))).not.toContain('CANARY');
  });

  test('gives the reminders that the user set, with their rule, and none of birthdays or switched off', () => {
    expect(somebody(greta).reminders).toEqual([
      { on: '2019-01-31', text: 'Anrufen – wegen der Reportage', every: { number: 2, unit: 'month' } },
      { on: '2027-03-01', text: 'Einmal' },
    ]);
  });

  test('gives each mutual relation once, who introduced whom, and the rest as words', () => {
    expect(somebody(greta).relations).toEqual([
      { kind: 'colleague', key: 'c-2' },
      { kind: 'introduced-by', key: 'c-2' },
    ]);
    expect(somebody(jonas).relations).toEqual([{ kind: 'partner', key: 'c-4' }]);
    expect(somebody(jonas).extras).toEqual([
      { name: 'boss', value: 'Greta Maria Beispiel' },
      { name: 'spouse', value: 'Lea Muster' },
    ]);
  });

  test('keeps whatever else it says under its own words, and nothing about itself', () => {
    expect(somebody(greta).extras).toEqual([
      { name: 'Muster-Netz', value: 'gretabeispiel' },
      { name: 'first_met_date', value: '--08-01' },
      { name: 'is_active', value: 'false' },
      { name: 'subordinate', value: 'Jonas Probe' },
      { name: 'child', value: 'Mia Beispiel' },
      { name: 'friend', value: 'Lea Muster' },
      { name: 'food_preferences', value: 'vegetarisch' },
      { name: 'first_met_where', value: 'Funkhaus' },
      { name: 'task', value: 'title: Karte schreiben; completed: true' },
      { name: 'debt', value: 'in_debt: true; amount: 20; currency: EUR; status: inprogress' },
      { name: 'gift', value: 'name: Hörbuch; status: idea' },
      { name: 'pet', value: 'name: Rex; category: dog' },
      { name: 'life_event', value: 'name: Umzug; happened_at: 2018-01-01; type: moved' },
    ]);
  });

  test('keeps a cadence within 7 and 3650 days', () => {
    expect(somebody(greta).cadence).toBe(7);
    expect(somebody(jonas).cadence).toBe(3650);
  });

  test('leaves out a birthday that was only an age or does not exist, and says so', () => {
    expect(jonas).toMatchObject({ birthday: null, gender: 'd', remarks: [{ code: 'age-only' }] });
    expect(lea).toMatchObject({
      birthday: null,
      remarks: [{ code: 'birthday-dropped', params: { value: '31.02.1970' } }],
    });
  });

  test('leaves it to the user whether somebody who died comes in', () => {
    expect(somebody(lea).doubt).toEqual({ code: 'has-died', params: {} });
    expect(somebody(lea).extras).toContainEqual({ name: 'deceased_date', value: '2020-01-05' });
  });

  test('leaves out who is only mentioned as a relative, but keeps the name with the other person', () => {
    expect(JSON.stringify(others)).toBe('[]');
    expect(somebody(lea).extras).toContainEqual({ name: 'first_met_through', value: 'Mia Beispiel' });
  });

  test('goes on after entries that are none', () => {
    expect(company).toMatchObject({ row: 4, error: { code: 'no-name' }, label: 'Muster GmbH' });
    expect(nickname).toMatchObject({ row: 5, givenName: 'Momo', nickname: 'Momo' });
    expect(empty).toMatchObject({ row: 6, error: { code: 'no-name' } });
  });

  test('that breaks off is told in one sentence', () => {
    expect(() => rowsOf('monica-cut-off.json')).toThrow(BrokenJson);
  });

  test('nested ten thousand times deep is only a file without people', () => {
    const deep = '[{"a":'.repeat(10_000) + '1' + '}]'.repeat(10_000);
    expect(() => parsed(Buffer.from(deep), monica)).toThrow(NoPeopleInFile);
    const within = `{"account":{"data":[{"type":"contact","values":[{"properties":{"first_name":"Greta","x":${deep}}}]}]}}`;
    expect(parsed(Buffer.from(within), monica)).toMatchObject([{ givenName: 'Greta' }]);
  });
});
