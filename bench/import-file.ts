/* Made-up files, the same on every machine. */

const GIVEN =
  'Anna Ben Clara David Emma Felix Greta Hannes Ida Jonas Klara Lukas Mia Noah Olga Paul Rosa Simon Tilda Uwe'.split(
    ' ',
  );
const FAMILY =
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein'.split(
    ' ',
  );
const SYLLABLES = 'ba de fi go lu ma ne pi ro su ta ve wi zo ka ly'.split(' ');
const PLACES = 'Radio Nordlicht,Stadttheater Muster,Beispiel AG,Probe & Söhne,Zeitung am Markt,Museum für Muster'.split(
  ',',
);
const TOWNS = 'München,Köln,Berlin,Leipzig,Graz,Basel'.split(',');
const ROLES = 'Redakteurin,Leiter Kommunikation,Volontär,Dramaturgin,Projektleiterin,Referent'.split(',');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
/** LinkedIn tells the e-mail address of few. */
const ONE_ADDRESS_IN = 5;
const DAYS_OF_A_MONTH = 28;
const YEARS = 12;
const FIRST_YEAR = 2012;

/** A Connections.csv: rows from one number to another; the same number is the same person. */
export function connectionsCsv(from: number, to: number): Buffer {
  const lines = Array.from({ length: to - from }, (_, index) => connection(from + index));
  return Buffer.from(`${HEADER}\n${lines.join('\n')}\n`);
}

/** Cards as phones write them, with an address, a phone and an e-mail each. */
export function cardsVcf(from: number, to: number): Buffer {
  return Buffer.from(Array.from({ length: to - from }, (_, index) => card(from + index)).join(''));
}

function card(number: number): string {
  const { pick, given, family } = personOf(number);
  const day = String((number % DAYS_OF_A_MONTH) + 1).padStart(2, '0');
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${family};${given};;;`,
    `FN:${given} ${family}`,
    `ORG:${pick(PLACES, 11)}`,
    `TITLE:${pick(ROLES, 13)}`,
    `EMAIL;type=INTERNET;type=WORK:person${number}@mail.example`,
    `TEL;type=CELL:+49 151 ${String(10_000_000 + number)}`,
    `ADR;type=WORK:;;Musterstr. ${(number % 200) + 1};${pick(TOWNS, 3)};;80331;Deutschland`,
    `BDAY:19${60 + (number % 40)}-05-${day}`,
    `NOTE:Kennengelernt bei ${pick(PLACES, 5)}\\, im Gespräch über die Ausstellung und was danach`,
    '  noch kommen könnte',
    'END:VCARD',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

interface MadeUp {
  readonly pick: (list: readonly string[], step: number) => string;
  readonly given: string;
  readonly family: string;
}

function personOf(number: number): MadeUp {
  const pick = (list: readonly string[], step: number): string => list[Math.floor(number / step) % list.length] ?? '';
  const syllables = pick(SYLLABLES, 1) + pick(SYLLABLES, 16) + pick(SYLLABLES, 256);
  return { pick, given: pick(GIVEN, 1), family: `${pick(FAMILY, 7)}-${capitalised(syllables)}` };
}

function connection(number: number): string {
  const { pick, given, family } = personOf(number);
  const email = number % ONE_ADDRESS_IN === 0 ? `person${number}@mail.example` : '';
  const day = `${String((number % DAYS_OF_A_MONTH) + 1).padStart(2, '0')} ${pick(MONTHS, 5)} ${FIRST_YEAR + (number % YEARS)}`;
  const url = `https://www.linkedin.com/in/person-${number.toString(36)}`;
  return [given, family, url, email, pick(PLACES, 11), pick(ROLES, 13), day].join(',');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
