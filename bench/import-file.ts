/* A made-up Connections.csv, the same on every machine. */

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
const ROLES = 'Redakteurin,Leiter Kommunikation,Volontär,Dramaturgin,Projektleiterin,Referent'.split(',');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
/** LinkedIn tells the e-mail address of few. */
const ONE_ADDRESS_IN = 5;
const DAYS_OF_A_MONTH = 28;
const YEARS = 12;
const FIRST_YEAR = 2012;

/** Rows from one number to another; the same number is the same person. */
export function connectionsCsv(from: number, to: number): Buffer {
  const lines = Array.from({ length: to - from }, (_, index) => connection(from + index));
  return Buffer.from(`${HEADER}\n${lines.join('\n')}\n`);
}

function connection(number: number): string {
  const pick = (list: readonly string[], step: number): string => list[Math.floor(number / step) % list.length] ?? '';
  const given = pick(GIVEN, 1);
  const family = `${pick(FAMILY, 7)}-${capitalised(pick(SYLLABLES, 1) + pick(SYLLABLES, 16) + pick(SYLLABLES, 256))}`;
  const email = number % ONE_ADDRESS_IN === 0 ? `person${number}@mail.example` : '';
  const day = `${String((number % DAYS_OF_A_MONTH) + 1).padStart(2, '0')} ${pick(MONTHS, 5)} ${FIRST_YEAR + (number % YEARS)}`;
  const url = `https://www.linkedin.com/in/person-${number.toString(36)}`;
  return [given, family, url, email, pick(PLACES, 11), pick(ROLES, 13), day].join(',');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
