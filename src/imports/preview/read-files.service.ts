import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { Turns } from '../../common/turns.js';
import { fitting } from './domain/fitting.js';
import { isRowError, type ParsedContact, type RowError } from '../domain/parsed-contact.js';
import { type PlannedRow, planRow } from './domain/plan-row.js';
import type { FileInHand } from '../files/import-files.service.js';
import type { StoredFile } from '../files/import-files.store.js';
import { keptFormat } from '../files/file-kind.js';
import { unread } from '../formats/unread.js';
import type { Import } from '../import.entity.js';
import { NoPeopleInFile, TooManyRows } from '../imports.errors.js';
import { KnownPeople } from '../known-people.service.js';
import { KeepRows } from './keep-rows.service.js';
import { rowsIn } from '../files/rows-in.js';

/** Stored in one unit of work: each waits once for the disk. */
const ROWS_PER_STORE = 500;
/** More is nobody's address book; each row is kept until it is decided about. */
const MOST_ROWS = 100_000;

type Counts = Pick<Import, 'newRows' | 'existingRows' | 'unclearRows'>;
type Parsed = ParsedContact | RowError;

/** The rows of all files become one preview: they are numbered through, and meet each other. */
@Injectable()
export class ReadFiles {
  constructor(
    private readonly keeping: KeepRows,
    private readonly known: KnownPeople,
    private readonly clock: Clock,
  ) {}

  /** The job of an import that is being read. Throws NoPeopleInFile, TooManyRows, and what a format throws for a file alone. */
  async read(account: Account, current: Import, files: readonly FileInHand[]): Promise<void> {
    this.keeping.expect(current, null);
    const index = await this.known.index(account.id);
    const today = this.clock.today(account.timeZone);
    const counts = { newRows: 0, existingRows: 0, unclearRows: 0 };
    const firstRows = new Map<StoredFile, number>();
    const turns = new Turns();
    let planned: PlannedRow[] = [];
    let last = 0;
    for (const { file, bytes } of files) {
      const before = last;
      firstRows.set(file, before + 1);
      const inHand = { file, bytes: await bytes(), owner: account.name };
      for (const parsed of this.parsed(current, inHand, files.length)) {
        last = Math.max(last, before + parsed.row);
        if (last > MOST_ROWS) throw new TooManyRows();
        planned.push(planRow(shifted(parsed, before, today), index, newId(this.clock.now())));
        if (turns.due) await turns.pass();
        if (planned.length < ROWS_PER_STORE) continue;
        await this.keep(current, planned, counts);
        planned = [];
      }
    }
    await this.keep(current, planned, counts);
    if (last === 0) throw new NoPeopleInFile();
    await this.keeping.finish(current, firstRows);
  }

  private *parsed(
    current: Import,
    { file, bytes, owner }: { readonly file: StoredFile; readonly bytes: Uint8Array; readonly owner: string },
    ofFiles: number,
  ): Generator<Parsed> {
    const { name, reading } = file;
    const format = keptFormat(file.format);
    if (ofFiles === 1) this.keeping.expect(current, rowsIn(bytes, format));
    let last = 0;
    try {
      for (const parsed of format.parse({ name, bytes, reading, owner })) {
        last = parsed.row;
        yield parsed;
      }
    } catch (error) {
      if (ofFiles === 1 || !(error instanceof AppError)) throw error;
      // one of several files that holds nobody is a row to look at; the others go on
      for (const parsed of unread.parse({ name, bytes, reading })) yield { ...parsed, row: last + 1 };
    }
  }

  private async keep(current: Import, planned: readonly PlannedRow[], counts: Counts): Promise<void> {
    for (const { status } of planned) counts[`${status}Rows`] += 1;
    await this.keeping.keep(current, planned, counts);
  }
}

/** Numbered through all files, and cut to what the address book takes. */
function shifted(parsed: Parsed, before: number, today: string): Parsed {
  const numbered = before === 0 ? parsed : { ...parsed, row: parsed.row + before };
  return isRowError(numbered) ? numbered : fitting(numbered, today);
}
