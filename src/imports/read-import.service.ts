import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { FileTooLarge, MAX_UPLOAD_BYTES } from '../common/upload-limit.js';
import { newId } from '../common/ids.js';
import { nextTurn } from '../common/next-turn.js';
import { isAccountFile } from './account/read-account-file.js';
import { ReadAccount } from './account/read-account.service.js';
import { fitting } from './domain/fitting.js';
import type { MatchIndex } from './domain/match-index.js';
import { isRowError, type ParsedContact, type RowError } from './domain/parsed-contact.js';
import { type PlannedRow, planRow } from './domain/plan-row.js';
import { ImportDesk } from './import-desk.service.js';
import type { Import } from './import.entity.js';
import { NoPeopleInFile } from './imports.errors.js';
import { newImport } from './new-import.js';
import { KnownPeople } from './known-people.service.js';
import { chunked } from './reading/chunked.js';
import { formatOf } from './reading/file-kind.js';

export interface FileToImport {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The name of a format; unset: it is guessed. */
  readonly format?: string | undefined;
}

/** Parsed and matched in one go: some 10 ms, so that other requests get their turn. */
const ROWS_AT_ONCE = 500;
/** Stored in one unit of work: each waits once for the disk. */
const ROWS_PER_STORE = 1000;
type Counts = Pick<Import, 'newRows' | 'existingRows' | 'unclearRows'>;

/** The first step: a file becomes a preview. Nobody is saved yet. */
@Injectable()
export class ReadImportService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly known: KnownPeople,
    private readonly accounts: ReadAccount,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts to read; the preview follows (`settled`). Throws at once what the first look tells: FileTooLarge, EmptyFile,
   * ExcelFile, ZipFile, UnknownTable, NoContactFile, UnknownImportFormat; and ImportUnderWay.
   */
  async start(account: Account, file: FileToImport): Promise<Import> {
    if (isAccountFile(file.bytes)) return this.accounts.start(account, file);
    if (file.bytes.length > MAX_UPLOAD_BYTES) throw new FileTooLarge();
    const format = formatOf(file.bytes, file.format);
    const current = await this.desk.open(newImport(account, file, format.name, this.clock.now()));
    this.desk.jobs.start(current, () =>
      this.read(account, current, format.parse({ name: file.fileName, bytes: file.bytes, reading: {} })),
    );
    return current;
  }

  /** Waits until the import rests: in the preview, done, or failed. */
  settled(importId: string): Promise<void> {
    return this.desk.jobs.settled(importId);
  }

  private async read(account: Account, current: Import, people: Iterable<ParsedContact | RowError>): Promise<void> {
    const index = await this.known.index(account.id);
    const counts = { newRows: 0, existingRows: 0, unclearRows: 0 };
    let planned: PlannedRow[] = [];
    for (const chunk of chunked(people, ROWS_AT_ONCE)) {
      planned.push(...this.plan(account, chunk, index));
      await nextTurn();
      if (planned.length < ROWS_PER_STORE) continue;
      await this.keep(current, planned, counts);
      planned = [];
    }
    await this.keep(current, planned, counts);
    if (counts.newRows + counts.existingRows + counts.unclearRows === 0) throw new NoPeopleInFile();
    await this.unitOfWork.run(() => this.desk.move(current, 'reading', { state: 'preview' }));
  }

  private async keep(current: Import, planned: readonly PlannedRow[], counts: Counts): Promise<void> {
    for (const { status } of planned) counts[`${status}Rows`] += 1;
    await this.unitOfWork.run(() => this.desk.keepRows(current, planned, counts));
    await nextTurn();
  }

  private plan(account: Account, chunk: readonly (ParsedContact | RowError)[], index: MatchIndex): PlannedRow[] {
    const now = this.clock.now();
    const today = this.clock.today(account.timeZone);
    return chunk.map((parsed) => planRow(isRowError(parsed) ? parsed : fitting(parsed, today), index, newId(now)));
  }
}
