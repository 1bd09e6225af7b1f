import type { HostileFile } from './hostile-file.js';

const MEBIBYTE = 1024 * 1024;

const LINKEDIN = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const GOOGLE =
  'First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value';
const ROW =
  'Zilpzalp,Wiedehopf,https://www.linkedin.com/in/zilpzalp,zilpzalp@vogel.example,Rohrdommel AG,Pirolgesang,05 Mar 2024';
/** Just under the limit of an upload, with its form around it. */
const NEARLY_ALL = 19 * MEBIBYTE;
const TOO_MUCH = 100 * MEBIBYTE;
const MANY_COLUMNS = 50_000;
/** One more than an import may have. */
const TOO_MANY_ROWS = 100_001;

const html = `<!DOCTYPE html><html><head><title>Zilpzalp</title></head><body><table><tr><td>First Name,Last Name,Connected On</td></tr></table></body></html>`;

/** Tables that lie, break off or never end. */
export function hostileTables(): HostileFile[] {
  return [...ofQuotes(), ...ofCharacters(), ...ofSize(), ...ofMeaning()];
}

function ofQuotes(): HostileFile[] {
  return [
    table('a quote that nothing closes', [LINKEDIN, `"${ROW}`, ROW, ROW]),
    table('a quote in the last cell that nothing closes', [LINKEDIN, ROW, `Zilpzalp,Wiedehopf,,,,,"05 Mar 2024`]),
    table('quotes in the midst of cells', [LINKEDIN, 'Zilp"zalp,Wiede""hopf,"","""","a"b,"c" d,"05 Mar 2024"x']),
    table(
      'a quote that nothing closes in every row',
      [LINKEDIN, ...Array<string>(2000).fill(`Zilpzalp,"Wiedehopf,,,,,`)],
      true,
    ),
    table(
      'an odd number of quotes in every row',
      [LINKEDIN, ...Array<string>(5000).fill(`"""Zilpzalp,"",",Wiedehopf,,,`)],
      true,
    ),
    table('nothing but quotes', ['"'.repeat(300_000)]),
    table('nothing but quotes below a header', [LINKEDIN, '"'.repeat(300_001)]),
    table('single and curly quotes', [LINKEDIN, "'Zilpzalp','Wiede,hopf',“a,b”,„c“,,,"]),
    table('a quoted cell of 100,000 lines', [LINKEDIN, `Zilpzalp,Wiedehopf,,,"${'x\n'.repeat(100_000)}",,`, ROW], true),
    table('a header that a quote opens', [`"${LINKEDIN}`, ROW]),
  ];
}

function ofCharacters(): HostileFile[] {
  return [
    table('NULs in cells', [LINKEDIN, 'Zilp\u0000zalp,Wiede\u0000hopf,\u0000,\u0000,\u0000,\u0000,05 Mar 2024']),
    table('halves of characters', [LINKEDIN, 'Zilpzalp\ud83d,\ude00Wiedehopf,,,,,05 Mar 2024']),
    {
      about: 'halves of characters in UTF-16',
      name: 'table.csv',
      bytes: () => Buffer.from(`\ufeff${LINKEDIN}\nZilpzalp\ud83d,\ude00Wiedehopf\ud83d,,,,,05 Mar 2024\n`, 'utf16le'),
    },
    {
      about: 'UTF-16 with an odd number of bytes',
      name: 'table.csv',
      bytes: () => Buffer.from(`\ufeff${LINKEDIN}\n${ROW}\n`, 'utf16le').subarray(0, -1),
    },
    table('marks that turn the writing around', [
      LINKEDIN,
      '\u202eZilpzalp\u202c,\u2067Wiede\u2069hopf,,,\u200f,\u061c,05 Mar 2024',
    ]),
    table('names of invisible characters', [LINKEDIN, '\u200b\u200d\u2060\ufeff,\u00ad,,,,,05 Mar 2024']),
    table('ten thousand accents on one letter', [LINKEDIN, `Z${'\u0301'.repeat(10_000)},Wiedehopf,,,,,05 Mar 2024`]),
    {
      about: 'two charsets in one file',
      name: 'table.csv',
      bytes: () =>
        Buffer.concat([
          Buffer.from(`${LINKEDIN}\nZilpzalp,Müßig,,,Köln,,05 Mar 2024\n`),
          Buffer.from('Wiedehopf,M\u00fc\u00dfig,,,K\u00f6ln,,05 Mar 2024\n', 'latin1'),
        ]),
    },
    { about: 'only carriage returns', name: 'table.csv', bytes: () => Buffer.from([LINKEDIN, ROW, ROW].join('\r')) },
    {
      about: 'all kinds of line ends',
      name: 'table.csv',
      bytes: () => Buffer.from(`${LINKEDIN}\r\r\n${ROW}\n\r${ROW}\u2028${ROW}\u0085`),
    },
    { about: 'UTF-32', name: 'table.csv', bytes: () => utf32(`${LINKEDIN}\n${ROW}\n`) },
    { about: 'an HTML page saved as CSV', name: 'table.csv', bytes: () => Buffer.from(html) },
    {
      about: 'an HTML page behind empty lines',
      name: 'table.csv',
      bytes: () => Buffer.from(`${'\n'.repeat(70_000)}${html}`),
    },
  ];
}

function ofSize(): HostileFile[] {
  return [
    { about: 'a line of 100 MB', name: 'line.csv', bytes: () => Buffer.alloc(TOO_MUCH, 'Zilpzalp,'), heavy: true },
    { about: 'a line of 19 MB', name: 'line.csv', bytes: () => Buffer.alloc(NEARLY_ALL, 'a'), heavy: true },
    { about: 'a line of 19 MB of commas', name: 'line.csv', bytes: () => Buffer.alloc(NEARLY_ALL, ','), heavy: true },
    {
      about: 'a row of 19 MB',
      name: 'line.csv',
      bytes: () => Buffer.concat([Buffer.from(`${LINKEDIN}\n`), Buffer.alloc(NEARLY_ALL, 'a,')]),
      heavy: true,
    },
    {
      about: 'a quoted cell of 19 MB',
      name: 'cell.csv',
      bytes: () =>
        Buffer.concat([Buffer.from(`${LINKEDIN}\nZilpzalp,"`), Buffer.alloc(NEARLY_ALL, 'a\n'), Buffer.from('"\n')]),
      heavy: true,
    },
    {
      about: 'a row of 19 MB of quotes',
      name: 'line.csv',
      bytes: () => Buffer.concat([Buffer.from(`${LINKEDIN}\n`), Buffer.alloc(NEARLY_ALL, '"')]),
      heavy: true,
    },
    {
      about: 'lines of one quote each, 19 MB',
      name: 'line.csv',
      bytes: () => Buffer.concat([Buffer.from(`${LINKEDIN}\n`), Buffer.alloc(NEARLY_ALL, 'a"\n"')]),
      heavy: true,
    },
    { about: 'a million empty lines', name: 'empty.csv', bytes: () => Buffer.alloc(1_000_000, '\n'), heavy: true },
    {
      about: 'a million empty lines below the header',
      name: 'empty.csv',
      bytes: () => Buffer.concat([Buffer.from(`${LINKEDIN}\n`), Buffer.alloc(1_000_000, '\n')]),
      heavy: true,
    },
    { about: '19 MB of spaces', name: 'spaces.csv', bytes: () => Buffer.alloc(NEARLY_ALL, ' '), heavy: true },
    {
      about: '200,000 rows of commas',
      name: 'commas.csv',
      bytes: () => Buffer.from(`${LINKEDIN}\n${',,,,,,\n'.repeat(200_000)}`),
      heavy: true,
    },
    table(`${MANY_COLUMNS} columns`, [`${LINKEDIN},${numbered('Column')}`, `${ROW},${numbered('x')}`, ROW]),
    table(`${MANY_COLUMNS} columns of no format`, [numbered('Kolonne'), numbered('x'), numbered('y')]),
    table(`a row of ${MANY_COLUMNS} cells below seven columns`, [LINKEDIN, `${ROW},${numbered('x')}`, ROW]),
    table(`${MANY_COLUMNS} e-mail columns`, [
      `${GOOGLE},${Array.from({ length: MANY_COLUMNS }, (_, at) => `E-mail ${at + 2} - Value`).join(',')}`,
      'Zilpzalp,,Wiedehopf',
    ]),
    table('a column called E-mail 999999999999 - Value', [
      `${GOOGLE},E-mail 999999999999 - Value,E-mail -1 - Value`,
      'Zilpzalp,,Wiedehopf,,,,,,,,a@b.example,c@d.example',
    ]),
    table(
      `${TOO_MANY_ROWS} rows`,
      [LINKEDIN, ...Array.from({ length: TOO_MANY_ROWS }, (_, at) => `Zilpzalp,Nr${at},,,,,`)],
      true,
    ),
  ];
}

function ofMeaning(): HostileFile[] {
  const formula = `=cmd|' /C calc'!A0`;
  return [
    table('formulas', [
      LINKEDIN,
      `"${formula}",@SUM(1+1),=HYPERLINK("http://x.example"),+1@a.example,-2+3,"\t=1","\r=1"`,
    ]),
    table('the header a thousand times', [...Array<string>(1000).fill(LINKEDIN), ROW]),
    table(
      'a header and nothing below, a thousand times, of two formats',
      Array<string>(1000).fill(`${LINKEDIN}\n${GOOGLE}`),
    ),
    table('the same column seven times', [Array<string>(7).fill('First Name').join(','), 'Zilpzalp,b,c,d,e,f,g']),
    table('columns named as keys of every object', [
      'First Name,Last Name,Connected On,__proto__,constructor,toString,hasOwnProperty',
      'Zilpzalp,Wiedehopf,05 Mar 2024,a,b,c,d',
    ]),
    table('columns without a name', [',,,,,,', 'a,b,c,d,e,f,g']),
    table('dates of no calendar', [
      LINKEDIN,
      ...['31 Feb 2024', '99/99/9999', '0000-00-00', '1e9', '-1', '05 Mar 99999', '٠٥ Mar ٢٠٢٤'].map(
        (day) => `Zilpzalp,Wiedehopf,,,,,${day}`,
      ),
    ]),
    table('links and addresses of no kind', [
      LINKEDIN,
      `Zilpzalp,Wiedehopf,javascript:alert(1),${'a@'.repeat(5000)}b,x,y,`,
      `Zilpzalp,Wiedehopf,https://[::1,mailto:x\\@y,,,`,
    ]),
    table('a percent sign that opens nothing in a profile', [
      LINKEDIN,
      'Zilpzalp,Wiedehopf,https://www.linkedin.com/in/%E0%A4%A,,,,',
    ]),
    table('messages without people', [
      'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER',
      ',,,,,,,,',
      'x,y,z,not a url,,not a day,,Pirolgesang,INBOX',
      `${'a'.repeat(100_000)},,,,,,,"Pirolgesang`,
    ]),
    table('invitations without people', [
      'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl',
      ',,,,,,',
      'a,b,13/45/99 99:99 XM,Pirolgesang,SIDEWAYS,x,y',
    ]),
    table('a name of 200,000 words', [
      LINKEDIN,
      `${'Dr. '.repeat(200_000)},(she/her) ${'('.repeat(50_000)},,,,,05 Mar 2024`,
    ]),
    table('a name of 100,000 commas and titles', [
      LINKEDIN,
      `"Zilpzalp${', MBA'.repeat(100_000)}",Wiedehopf,,,,,05 Mar 2024`,
    ]),
    table('labels joined 50,000 times', [
      GOOGLE,
      `Zilpzalp,,Wiedehopf,,,,,${'Praktikum ::: '.repeat(50_000)},${'* Work ::: '.repeat(50_000)},${'a@b.example ::: '.repeat(50_000)}`,
    ]),
  ];
}

function table(about: string, lines: readonly string[], heavy = false): HostileFile {
  return { about, name: 'table.csv', bytes: () => Buffer.from(`${lines.join('\n')}\n`), heavy };
}

function numbered(word: string): string {
  return Array.from({ length: MANY_COLUMNS }, (_, at) => `${word} ${at}`).join(',');
}

function utf32(text: string): Buffer {
  const bytes = Buffer.alloc(text.length * 4 + 4);
  bytes.writeUInt32LE(0xfeff, 0);
  for (let at = 0; at < text.length; at += 1) bytes.writeUInt32LE(text.charCodeAt(at), at * 4 + 4);
  return bytes;
}
