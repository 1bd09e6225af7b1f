import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import type { Account } from '../src/accounts/account.entity.js';
import { sqlitePragmas } from '../src/common/database/data-source.js';
import { Database } from '../src/common/database/database.js';
import { newId } from '../src/common/ids.js';
import { emailKey, searchKey } from '../src/contacts/domain/name-key.js';

/** Stores a file's people by hand. */
export type RawStore = (raw: SqliteFile.Database, accountId: string, bytes: Buffer) => void;

export interface RawImport {
  readonly run: () => void;
  readonly reset: () => void;
  readonly close: () => void;
}

/**
 * W3 of performance.md: the least that reading, matching and storing a file can cost. The same rows in the same two
 * tables with their indexes; no preview, no rules beyond one key, no checks, nobody else's turn.
 */
export async function rawImport(
  folder: string,
  account: Account,
  store: RawStore,
  files: { readonly seed: Buffer; readonly file: Buffer },
): Promise<RawImport> {
  const path = join(folder, 'limit.db');
  const database = await Database.open(`sqlite:${path}`);
  await database.migrate();
  await database.writing.manager.insert('accounts', account);
  await database.close();
  const raw = new SqliteFile(path);
  for (const [name, value] of sqlitePragmas) raw.pragma(`${name} = ${value}`);
  const inOneGo = raw.transaction((bytes: Buffer) => store(raw, account.id, bytes));
  return {
    run: () => inOneGo(files.file),
    reset: () => {
      raw.pragma('foreign_keys = OFF');
      raw.exec('delete from contact_points; delete from contacts');
      raw.pragma('foreign_keys = ON');
      inOneGo(files.seed);
      raw.pragma('wal_checkpoint(TRUNCATE)');
    },
    close: () => raw.close(),
  };
}

interface RawRow {
  readonly 'First Name': string;
  readonly 'Last Name': string;
  readonly URL: string;
  readonly 'Email Address': string;
  readonly Company: string;
  readonly Position: string;
  readonly 'Connected On': string;
}

/** A table of LinkedIn: csv-parse, a Set of profiles, prepared inserts. */
export const storeConnections: RawStore = (raw, accountId, bytes) => {
  const contact = raw.prepare(
    `insert into contacts (id, account_id, given_name, family_name, organisation, role, connected_on, silent_since_on,
       name_key, search_key, layer, layer_chosen, effective_cadence_days, never_suggest, please_dont, source, last_no,
       refusals_in_a_row, ease_group, quiet_on, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'loose', 0, 365, 0, 0, 'linkedin', 0, 0, 'loose.365.-.a', '2027-01-01', ?, ?)`,
  );
  const point = pointOf(raw);
  const known = new Set(raw.prepare("select value_key from contact_points where kind = 'link'").pluck().all());
  const now = new Date();
  for (const row of parse<RawRow>(bytes, { columns: true })) {
    const link = `linkedin:${row.URL.slice(row.URL.lastIndexOf('/') + 1)}`;
    if (known.has(link)) continue;
    known.add(link);
    const [id, at] = [newId(now), now.toISOString()];
    const { 'First Name': given, 'Last Name': family, Company: organisation, Position: role } = row;
    const { 'Connected On': day, 'Email Address': email } = row;
    const name = searchKey(`${family} ${given}`);
    const search = searchKey(`${given} ${family} ${organisation} ${role}`);
    contact.run(id, accountId, given, family, organisation, role, day, day, name, search, at, at);
    point.run(newId(now), accountId, id, 'link', row.URL, link);
    if (email) point.run(newId(now), accountId, id, 'email', email, emailKey(email));
  }
};

/** Cards of one shape: lines split at their colon, a Set of addresses, prepared inserts. */
export const storeCards: RawStore = (raw, accountId, bytes) => {
  const contact = raw.prepare(
    `insert into contacts (id, account_id, given_name, family_name, organisation, role, birthday, notes, city, addresses,
       name_key, search_key, layer, layer_chosen, effective_cadence_days, never_suggest, please_dont, source, last_no,
       refusals_in_a_row, ease_group, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'loose', 0, 365, 0, 0, 'vcard', 0, 0, 'loose.365.-.-', ?, ?)`,
  );
  const point = pointOf(raw);
  const known = new Set<string>();
  const now = new Date();
  for (const card of bytes
    .toString()
    .replace(/\r?\n[ \t]/g, '')
    .split('END:VCARD')) {
    const value = new Map(
      card.split(/\r?\n/).map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)]),
    );
    const email = value.get('EMAIL');
    if (email === undefined || known.has(email)) continue;
    known.add(email);
    const [id, at] = [newId(now), now.toISOString()];
    const [family = '', given = ''] = (value.get('N') ?? '').split(';');
    const [organisation = '', role = ''] = [value.get('ORG'), value.get('TITLE')];
    const [, , street, city, region, postalCode, country] = (value.get('ADR') ?? '').split(';');
    const addresses = JSON.stringify([{ street, city, region, postalCode, country, label: 'work', preferred: false }]);
    const keys = [searchKey(`${family} ${given}`), searchKey(`${given} ${family} ${organisation} ${role}`)];
    const told = [given, family, organisation, role, value.get('BDAY'), value.get('NOTE'), city, addresses];
    contact.run(id, accountId, ...told, ...keys, at, at);
    const phone = value.get('TEL') ?? '';
    point.run(newId(now), accountId, id, 'email', email, emailKey(email));
    point.run(newId(now), accountId, id, 'phone', phone, phone.replace(/[^+\d]/g, ''));
  }
};

function pointOf(raw: SqliteFile.Database): SqliteFile.Statement {
  return raw.prepare(
    `insert into contact_points (id, account_id, contact_id, kind, value, value_key, preferred, position)
     values (?, ?, ?, ?, ?, ?, 0, 0)`,
  );
}
