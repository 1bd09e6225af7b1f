import type { HostileFile } from './hostile-file.js';

const DEPTH = 10_000;
const MANY = 100_000;

/** Cards that lie, break off or never end. */
export function hostileCards(): HostileFile[] {
  const name = 'FN:Zilpzalp Wiedehopf\r\nN:Wiedehopf;Zilpzalp;;;';
  return [
    cards('a card with no END', [`BEGIN:VCARD\r\nVERSION:3.0\r\n${name}`]),
    cards('cards with no END', Array<string>(3000).fill(`BEGIN:VCARD\r\nVERSION:3.0\r\n${name}`)),
    cards('ENDs with no card', Array<string>(5000).fill('END:VCARD')),
    cards('cards within cards, 10,000 deep', [
      'BEGIN:VCARD\r\nVERSION:2.1',
      'AGENT:\r\nBEGIN:VCARD'.repeat(1),
      ...Array<string>(DEPTH).fill('AGENT:\r\nBEGIN:VCARD\r\nFN:Zilpzalp'),
      ...Array<string>(DEPTH + 2).fill('END:VCARD'),
    ]),
    cards('escaped cards within cards', [
      `BEGIN:VCARD\r\nVERSION:3.0\r\n${name}\r\nAGENT:${'BEGIN:VCARD\\nAGENT:'.repeat(DEPTH)}`,
      'END:VCARD',
    ]),
    whole('a card of 100,000 properties', Array<string>(MANY).fill('X-WORD:Pirolgesang')),
    whole(
      'a card of 20,000 e-mail addresses',
      Array.from({ length: 20_000 }, (_, at) => `EMAIL:z${at}@vogel.example`),
    ),
    whole('a card of 20,000 categories', [
      `CATEGORIES:${Array.from({ length: 20_000 }, (_, at) => `t${at}`).join(',')}`,
    ]),
    whole('a property with 50,000 parameters', [`EMAIL${';TYPE=work'.repeat(50_000)}:z@vogel.example`]),
    whole('a value of 50,000 parts', [`ADR:${';'.repeat(50_000)}`, `ORG:${'Rohrdommel;'.repeat(50_000)}`]),
    whole('50,000 backslashes', [`NOTE:${'\\'.repeat(50_001)}`, `NICKNAME:${'\\,'.repeat(50_001)}`]),
    whole('a picture without an end', [`PHOTO;ENCODING=b;TYPE=JPEG:${'QUJD'.repeat(200_000)}`]),
    whole('a picture in lines without folding', [
      'PHOTO;ENCODING=BASE64;TYPE=JPEG:',
      ...Array<string>(20_000).fill('QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD'),
    ]),
    whole('a line folded 100,000 times', [`NOTE:${'Pirol\r\n gesang'.repeat(MANY)}`]),
    whole(
      'a line folded after each byte',
      [`NOTE:${[...Buffer.from('Zaunkönig')].map((byte) => String.fromCharCode(byte)).join('\r\n ')}`],
      'latin1',
    ),
    whole('quoted-printable that breaks off', [
      'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=B',
      `TITLE;QUOTED-PRINTABLE:${'=\r\n'.repeat(50_000)}=`,
    ]),
    whole('a charset that nobody knows', [
      'NOTE;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:=F8=D0',
      'ROLE;CHARSET="__proto__":x',
    ]),
    whole('quotes in parameters that nothing closes', [
      'EMAIL;X-LABEL="work:z@vogel.example',
      `TEL;TYPE="${'a'.repeat(100_000)}:1`,
    ]),
    whole('groups and labels of nobody', [
      'item1.X-ABLabel:_$!<Work>!$_',
      '.TEL:1',
      'item..EMAIL:a@b.example',
      `${'g'.repeat(50_000)}.TEL:2`,
    ]),
    whole('properties named as keys of every object', [
      '__proto__:x',
      'constructor:y',
      'toString;hasOwnProperty=1:z',
      'item1.__proto__:x',
      'item1.X-ABLabel:__proto__',
    ]),
    whole('birthdays of no calendar', [
      'BDAY:99999999',
      'BDAY:--99-99',
      'BDAY;VALUE=text:circa 1800',
      'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-31',
    ]),
    whole('NULs and halves of characters', ['NOTE:a\u0000b', 'TITLE:\ud83d', 'ORG:\ude00']),
    whole('marks that turn the writing around', ['NICKNAME:\u202eZilp', 'ORG:\u2067Rohrdommel']),
    whole('our own card with towers in it', [
      'PRODID:-//Wiedersehen//EN',
      `X-WIEDERSEHEN-FIELD:${'['.repeat(DEPTH)}`,
      'X-WIEDERSEHEN-LAYER:__proto__',
      'X-WIEDERSEHEN-CADENCE:-1',
    ]),
    cards('empty cards', Array<string>(5000).fill('BEGIN:VCARD\r\nEND:VCARD')),
    cards('lines without a colon', [`BEGIN:VCARD\r\n${'Zilpzalp\r\n'.repeat(50_000)}END:VCARD`]),
    cards('a BEGIN in the midst of a line', [
      'FN:x BEGIN:VCARD',
      'BEGIN:VCARD x',
      'begin : vcard',
      'BEGIN:VCARD',
      name,
      'end:vcard',
    ]),
    cards('carriage returns only', [`BEGIN:VCARD\rVERSION:3.0\r${name.replaceAll('\r\n', '\r')}\rEND:VCARD`]),
    cards(
      'versions of no kind',
      ['2', '5.0', '-1', '__proto__', ''].map((version) => `BEGIN:VCARD\r\nVERSION:${version}\r\n${name}\r\nEND:VCARD`),
    ),
    cards('a calendar instead of cards', [
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Zilpzalp\r\nEND:VEVENT\r\nEND:VCALENDAR',
    ]),
    { ...whole('a card of 19 MB', [`NOTE:${'Pirolgesang '.repeat(1_600_000)}`]), heavy: true },
    { ...cards('100,001 cards', Array<string>(100_001).fill('BEGIN:VCARD\r\nFN:Zilpzalp\r\nEND:VCARD')), heavy: true },
    { ...whole('a card of two million short lines', Array<string>(2_000_000).fill('X:y')), heavy: true },
  ];
}

function whole(about: string, lines: readonly string[], charset: BufferEncoding = 'utf8'): HostileFile {
  const card = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Wiedehopf;Zilpzalp;;;',
    'FN:Zilpzalp Wiedehopf',
    ...lines,
    'END:VCARD',
    '',
  ];
  return { about, name: 'cards.vcf', bytes: () => Buffer.from(card.join('\r\n'), charset) };
}

function cards(about: string, blocks: readonly string[]): HostileFile {
  return { about, name: 'cards.vcf', bytes: () => Buffer.from(`${blocks.join('\r\n')}\r\n`) };
}
