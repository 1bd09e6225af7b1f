import { describe, expect, it } from 'vitest';
import { email, link, phone, toldIn } from './fixture.js';

const kept = (...pairs: readonly (readonly [string, string])[]) => pairs.map(([name, value]) => ({ name, value }));
const place = { region: null, postalCode: '89073', city: 'Ulm', country: 'DE', preferred: false };
const asFirm = { doubt: { code: 'not-a-person', params: {} } };
const cards = toldIn('vcard-programs.vcf');

describe('a card of', () => {
  it.each([
    [
      'KAddressBook: names of properties with a stroke or a blank',
      {
        ...{ row: 1, givenName: 'Anna', familyName: 'Probe', tags: ['Chor, Alt', 'Verein'] },
        points: [phone('+49 30 0000010', 'work')],
        extras: kept(
          ['X-messaging/xmpp-All', 'anna@jabber.example'],
          ['X-KADDRESSBOOK-X-SpouseName', 'Bo Probe'],
          ['X-KADDRESSBOOK-CRYPTOPROTOPREF', 'openpgp/mime'],
          ['X-GOOGLE TALK', 'anna@talk.example'],
        ),
      },
    ],
    [
      'Nokia: a blank behind each line, the nickname as second name',
      {
        ...{ row: 2, givenName: 'Bernd', familyName: 'Übung', nickname: 'Berni', city: 'Ulm', country: 'DE' },
        points: [
          email('bernd@uebung.example', 'work'),
          phone('+49 170 0000011', 'cell', true),
          phone('+49 170 0000012', 'video'),
        ],
        addresses: [{ ...place, street: 'Weg 1', label: 'home' }],
        extras: kept(['REV', '20091106T102538Z '], ['X-CLASS', 'private ']),
      },
    ],
    [
      'Outlook: the switchboard and the assistant, a gender that is counted, a picture up to an empty line',
      {
        ...{ row: 3, givenName: 'Carla', familyName: 'Probe', gender: 'f', organisation: 'Radio Muster' },
        points: [
          phone('+49 40 0000013', 'work'),
          phone('+49 40 0000014', 'company'),
          phone('+49 40 0000015', 'assistant'),
        ],
        extras: kept(
          ['X-MS-OL-DEFAULT-POSTAL-ADDRESS', '0'],
          ['X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64', '/9j/4AAQSkZJRgAB'],
          ['REV', '20200101T000000Z'],
        ),
      },
    ],
    [
      'an iPhone: the name before the address, profiles with their service, escaped colons',
      {
        ...{ row: 4, givenName: 'Dora', familyName: 'Probe', birthday: '--03-01' },
        points: [
          email('dora@probe.example', 'home'),
          phone('+49 151 0000016', 'cell', true),
          link('https://social.example/@dora', 'mastodon'),
          link('https://dora.example', 'homepage', true),
        ],
        extras: kept(
          ['PRODID', '-//Apple Inc.//iPhone OS 17.5//EN'],
          ['X-MAIDENNAME', 'Alt'],
          ['X-SOCIALPROFILE;type=Weibo', 'x-apple:dora'],
          ['X-ALTBDAY;CALSCALE=chinese', '46730504'],
          ['PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&640&640&x==;ENCODING=b;TYPE=JPEG', '/9j/4AAQ'],
        ),
      },
    ],
    [
      'Evolution',
      {
        ...{ row: 5, givenName: 'Emil', familyName: 'Probe', birthday: '1980-05-17' },
        points: [email('emil@probe.example', 'work')],
        extras: kept(
          ['X-EVOLUTION-FILE-AS', 'Probe\\, Emil'],
          ['X-EVOLUTION-BLOG-URL', 'https://blog.example'],
          ['X-MOZILLA-HTML', 'FALSE'],
          ['X-EVOLUTION-ANNIVERSARY', '2001-01-01'],
        ),
      },
    ],
    [
      'Lotus Notes: an underscore in a name, several types at once',
      {
        ...{ row: 6, givenName: 'Franz', familyName: 'Probe', honorific: 'Dr.', city: 'Ulm', country: 'DE' },
        addresses: [{ ...place, street: 'Weg 1 Haus 2', label: 'work' }],
        extras: kept(['X-LOTUS-CHARSET', 'UTF-8'], ['X-LOTUS-CHILD_UID', '1a2b']),
      },
    ],
    [
      'a BlackBerry: its PIN',
      {
        ...{ row: 7, givenName: 'Gerda', familyName: 'Probe' },
        points: [phone('+49 30 0000017', 'work'), phone('2a0b1c2d', 'PIN')],
        extras: kept(['X-BLACKBERRY-ANNIVERSARY', '20010101'], ['LABEL;TYPE=HOME', 'Weg 1\\nUlm']),
      },
    ],
    [
      'WhatsApp',
      {
        ...{
          row: 8,
          givenName: 'Heinz',
          points: [phone('+49 151 0000018', 'Handy'), phone('+49 151 0000019', 'cell')],
        },
        extras: kept(['X-WA-BIZ-NAME', 'Heinz liefert']),
      },
    ],
    [
      'a Samsung: relations and addresses of its own, a soft break',
      {
        ...{ row: 9, givenName: 'Irmä', familyName: 'Probe', points: [phone('0151-000-0020', 'cell')] },
        extras: kept(
          ['X-ANDROID-CUSTOM', 'vnd.android.cursor.item/relation;Bo;1;;;;;;;;;;;;;'],
          ['X-SAMSUNGADR', ';;Weg 1;Ulm;;;DE'],
        ),
      },
    ],
    [
      'Thunderbird: 4.0, numbers as text and as addresses',
      {
        ...{ row: 10, givenName: 'Jana', familyName: 'Probe', birthday: '--05-17' },
        points: [
          email('jana@probe.example', null, true),
          phone('+49 30 0000021', 'fax'),
          phone('+49-30-0000022 ext. 5', 'home'),
        ],
        extras: kept(['X-CUSTOM1;VALUE=TEXT', 'eins']),
      },
    ],
    [
      'somebody who has died, with umlauts where none should be',
      {
        ...{ row: 11, givenName: 'Karl', familyName: 'Probe', points: [phone('+49 30 0000023', 'Büro')] },
        ...{ extras: kept(['X-Büro-Kürzel', 'KP'], ['DEATHDATE', '20190101']) },
        doubt: { code: 'has-died', params: {} },
      },
    ],
    ['a telephone at home', { row: 12, givenName: 'Lotte', familyName: 'Probe', points: [phone('030000024', 'home')] }],
  ] as const)('%s, is read to the last field', (_, expected) => {
    expect(cards[expected.row - 1]).toEqual(expected);
  });
});

describe('an organisation is set aside with its name and can be added', () => {
  it.each([
    [
      'by the mark of Apple',
      {
        ...{ row: 1, organisation: 'Muster & Söhne GmbH', ...asFirm },
        points: [email('info@muster.example', null), phone('+49 30 0000030', 'work')],
        extras: kept(['X-ABShowAs', 'COMPANY']),
      },
    ],
    [
      'somebody who stands for it keeps the name',
      {
        ...{ row: 2, givenName: 'Mia', familyName: 'Beispiel', organisation: 'Verlag Beispiel', ...asFirm },
        extras: kept(['FN', 'Verlag Beispiel'], ['X-ABShowAs', 'COMPANY']),
      },
    ],
    [
      'by its kind, which is kept',
      {
        ...{ row: 3, organisation: 'Theater am Ring', ...asFirm, extras: kept(['KIND', 'org']) },
        points: [link('https://theater.example', null)],
      },
    ],
    [
      'because nobody else is named',
      { row: 4, organisation: 'Kanzlei Probe', points: [phone('+49 30 0000031', null)], ...asFirm },
    ],
  ] as const)('%s', (_, expected) => {
    expect(toldIn('vcard-organisations.vcf')[expected.row - 1]).toEqual(expected);
  });

  it('but not a group of people: nobody can be made of it', () => {
    expect(toldIn('vcard-organisations.vcf')[4]).toMatchObject({
      ...{ row: 5, error: { code: 'not-a-person' }, label: 'Freundeskreis' },
      source: expect.stringContaining('MEMBER:urn:uuid:1') as string,
    });
  });
});
