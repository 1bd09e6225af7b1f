import type SqliteFile from 'better-sqlite3';

/* People for the export, the same on every machine, and the least that writing them out could cost. */

const PIECE = 256 * 1024;
const AT = '2026-11-02T08:00:00.000Z';
/** Two addresses for each, two tags for every third. */
const POINTS = 2;
const TAGS = 20;
const TAGGED = 3;

/** Straight into the tables: how people come in is measured elsewhere. */
export function seedPeople(raw: SqliteFile.Database, accountId: string, size: number): void {
  raw.pragma('foreign_keys = OFF');
  raw.transaction(() => {
    const tag = raw.prepare('insert into tags (id, account_id, name, name_key, created_at) values (?, ?, ?, ?, ?)');
    for (let n = 0; n < TAGS; n += 1) tag.run(id(1, n), accountId, `Gruppe ${n}`, `gruppe ${n}`, AT);
    const columns = blankColumns(raw);
    const person = raw.prepare(
      `insert into contacts (${columns.map(({ name }) => name).join()}) values (${columns.map(() => '?').join()})`,
    );
    const point = raw.prepare(
      'insert into contact_points (id, account_id, contact_id, kind, value, value_key, preferred, position) values (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const link = raw.prepare('insert into contact_tags (id, account_id, contact_id, tag_id) values (?, ?, ?, ?)');
    for (let n = 0; n < size; n += 1) {
      const fields = personOf(accountId, n);
      person.run(columns.map(({ name, blank }) => fields[name] ?? blank));
      point.run(
        id(3, n * POINTS),
        accountId,
        id(2, n),
        'email',
        `person${n}@mail.example`,
        `person${n}@mail.example`,
        1,
        0,
      );
      point.run(id(3, n * POINTS + 1), accountId, id(2, n), 'phone', `+49 40 ${n}`, `+4940${n}`, 0, 1);
      if (n % TAGGED > 0) continue;
      link.run(id(4, n * 2), accountId, id(2, n), id(1, n % TAGS));
      link.run(id(4, n * 2 + 1), accountId, id(2, n), id(1, (n + 1) % TAGS));
    }
  })();
  raw.pragma('wal_checkpoint(TRUNCATE)');
}

function personOf(accountId: string, n: number): Record<string, string | number> {
  return {
    id: id(2, n),
    account_id: accountId,
    given_name: 'Greta',
    family_name: `Müller-${n.toString(36)}`,
    organisation: 'Radio Nordlicht, Kultur',
    role: 'Redakteurin',
    city: 'Köln',
    birthday: '1980-05-17',
    notes: 'Beim Sommerfest kennengelernt; mag Jazz, wandert gern und liest viel.',
    layer: 'known',
    source: 'bench',
    created_at: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
    updated_at: AT,
  };
}

/** Every column of the table with what it holds if nothing is said: nothing, 0 or ''. */
function blankColumns(raw: SqliteFile.Database): { name: string; blank: string | number | null }[] {
  const columns = raw.prepare('pragma table_info(contacts)').all() as { name: string; type: string; notnull: number }[];
  return columns.map(({ name, type, notnull }) => ({ name, blank: !notnull ? null : /int|bool/i.test(type) ? 0 : '' }));
}

function id(kind: number, n: number): string {
  return `0198${kind.toString().padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

type Row = Readonly<Record<string, string | number | null>>;
type Limit = (raw: SqliteFile.Database, accountId: string) => Iterable<string>;

/** The same facts out of the same tables, looked up with prepared statements, and put together as plain strings. */
export const exportLimits: Readonly<Record<'vcf' | 'csv' | 'json', Limit>> = {
  vcf: (raw, accountId) => lines(raw, accountId, card),
  csv: (raw, accountId) => lines(raw, accountId, tableLine),
  json: (raw, accountId) =>
    lines(raw, accountId, (row, points, tags) => `${JSON.stringify({ ...row, points, tags })},\n`),
};

type Print = (row: Row, points: readonly Row[], tags: readonly string[]) => string;

function* lines(raw: SqliteFile.Database, accountId: string, print: Print): Generator<string> {
  const people = raw.prepare('select * from contacts where account_id = ? order by created_at, id');
  const points = raw.prepare(
    'select kind, value, label, preferred from contact_points where contact_id = ? order by position',
  );
  const tags = raw
    .prepare('select t.name from contact_tags l join tags t on t.id = l.tag_id where l.contact_id = ?')
    .pluck();
  let piece = '';
  for (const row of people.iterate(accountId) as Iterable<Row>) {
    piece += print(row, points.all(row['id']) as Row[], tags.all(row['id']) as string[]);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function card(row: Row, points: readonly Row[], tags: readonly string[]): string {
  const ways = points.map(({ kind, value }) => `${kind === 'email' ? 'EMAIL' : 'TEL'}:${value}\r\n`).join('');
  const groups = tags.length > 0 ? `CATEGORIES:${tags.join(',')}\r\n` : '';
  return (
    `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:${row['id']}\r\nREV:${row['updated_at']}\r\n` +
    `N:${escaped(row['family_name'])};${escaped(row['given_name'])};;;\r\nFN:${row['given_name']} ${row['family_name']}\r\n` +
    `ORG:${escaped(row['organisation'])}\r\nTITLE:${escaped(row['role'])}\r\n${ways}ADR:;;;${escaped(row['city'])};;;\r\n` +
    `BDAY:${row['birthday']}\r\nNOTE:${escaped(row['notes'])}\r\n${groups}X-LAYER:${row['layer']}\r\nEND:VCARD\r\n`
  );
}

function escaped(value: string | number | null | undefined): string {
  return String(value ?? '').replace(/[\\;,\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
}

function tableLine(row: Row, points: readonly Row[], tags: readonly string[]): string {
  const cells = [...Object.values(row), ...points.flatMap((point) => Object.values(point)), ...tags];
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
