import { randomUUID } from 'node:crypto';
import { accountFields } from '../../src/exports/account/account-fields.js';
import type { AccountTable } from '../../src/exports/account/account-table.js';
import { accountTables } from '../../src/exports/account/account-tables.js';
import type { Column, Columns } from '../../src/exports/account/column.js';
import { accountFormat, accountVersion } from '../../src/exports/account/json-schema.js';

/** Characters that have broken some file or other. */
const LETTERS = [...'aÄß😀é =+-@"\'`,;:\\|<>&%$'];
const LINE_ENDS = ['\n', '\t', '\n\n', '\u2028', '\u202e'];
const DAYS = ['1999-12-31', '2024-02-29', '2026-11-23', '2031-07-01'];
const INSTANTS = ['2026-01-01T00:00:00.000Z', '2026-11-23T08:00:00.000Z', '2026-11-23T08:00:00.001Z'];

export type Row = Record<string, unknown>;
export type AccountFile = Record<string, unknown>;

/** Numbers below `end` by a seed: the same on every machine (mulberry32). */
function numbers(seed: number): (end: number) => number {
  let state = seed >>> 0;
  return (end) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

/**
 * An account file in which every table has rows and every field any value that the list of tables allows: made out of the
 * same list that writes and reads, so that a new column is tried without anybody thinking of it.
 */
export function anyAccountFile(seed: number, rowsPerTable: number): AccountFile {
  const any = new AnyAccount(numbers(seed), seed);
  const settings = any.row(accountFields);
  const fixed = { email: 'ada@example.org', timeZone: 'Europe/Berlin', country: 'DE', mailTime: '07:05', name: 'Ada' };
  const byDay = [{ day: 4, from: '08:00', to: '12:30' }];
  const workingHours = { from: '09:30', to: '17:00', days: [1, 4], byDay };
  const account = { ...settings, ...fixed, workingHours, mailDays: [1, 3], quietDates: [DAYS[2]] };
  const lists = accountTables.map((table) => [table.name, any.list(table, rowsPerTable)] as const);
  const head = { format: accountFormat, version: accountVersion, exportedAt: INSTANTS[1] };
  return { ...head, account: withoutRegion(account), ...Object.fromEntries(lists) };
}

/** Regions and cities have rules of their own. */
function withoutRegion({ region: _, city: __, ...account }: Row): Row {
  return account;
}

class AnyAccount {
  private readonly ids = new Map<string, string[]>();

  constructor(
    private readonly below: (end: number) => number,
    private readonly seed: number,
  ) {}

  list(table: AccountTable, count: number): Row[] {
    this.ids.set(
      table.name,
      Array.from({ length: count }, () => randomUUID()),
    );
    const rows = (this.ids.get(table.name) ?? []).map((id, index) => {
      const row: Row = { ...this.row(table.columns), id };
      if (table.named) Object.assign(row, { name: `${this.text(20, false)}${this.seed} ${index}`.trim() });
      if (table.pair) Object.assign(row, this.pair(table.pair));
      for (const { field, columns, unique, single } of table.children ?? []) {
        const children = Array.from({ length: this.below(single ? 2 : 4) }, () => this.row(columns));
        const distinct = unique ? [...new Map(children.map((child) => [child[unique], child])).values()] : children;
        Object.assign(row, { [field]: distinct });
      }
      return row;
    });
    const { unique } = table;
    return unique ? [...new Map(rows.map((row) => [unique.map((field) => row[field]).join(), row])).values()] : rows;
  }

  row(columns: Columns): Row {
    const fields = Object.entries(columns).filter(([, { optional }]) => !optional || this.below(3) > 0);
    const values = fields.map(([name, column]) => [name, this.value(column, name)] as const);
    return Object.fromEntries(values.filter(([, value]) => !isEmptyObject(value))); // nothing is stored for it
  }

  private value(column: Column, name: string): unknown {
    switch (column.kind) {
      case 'id':
        return randomUUID();
      case 'reference':
        return this.pick(this.ids.get(column.to) ?? []);
      case 'word':
        return this.pick(column.words);
      case 'line':
        return this.label(name, column.longest, false);
      case 'text':
        return this.label(name, column.longest, true);
      case 'integer':
        return column.least + this.below(Math.min(column.most - column.least + 1, 1000));
      case 'flag':
        return this.below(2) === 1;
      case 'cadence':
        return this.below(4) === 0 ? 'none' : 366 + this.below(3000); // the usual ones, 365 at most, are not stored
      case 'list':
        return Array.from({ length: this.below(3) }, () => this.value(column.of, name));
      case 'object':
        return this.row(column.fields);
      case 'map':
        return {
          [this.pick([...(this.ids.get('customFields') ?? []), 'x'])]: this.below(2) === 0 ? 1.5 : this.text(9, true),
        };
      default:
        return this.pick(VALUES[column.kind]);
    }
  }

  /** Labels are kept trimmed. */
  private label(name: string, longest: number, lines: boolean): string {
    const text = this.text(Math.min(longest, 30), lines);
    return name === 'label' ? text.trim() || 'x' : text;
  }

  private text(longest: number, lines: boolean): string {
    const letters = lines ? [...LETTERS, ...LINE_ENDS] : LETTERS;
    return Array.from({ length: 1 + this.below(longest) }, () => this.pick(letters)).join('');
  }

  private pair([one, other]: readonly [string, string]): Row {
    const people = this.ids.get('contacts') ?? [];
    const first = this.below(people.length);
    const second = (first + 1 + this.below(people.length - 1)) % people.length;
    const [smaller, larger] = [people[first], people[second]].map(String).sort();
    return { [one]: smaller, [other]: larger };
  }

  private pick<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

const VALUES = {
  day: DAYS,
  'partial-day': [...DAYS, '2023', '2023-08'],
  birthday: [...DAYS, '--02-29', '--05-17'],
  instant: INSTANTS,
} as const;
