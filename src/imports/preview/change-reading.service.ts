import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { InvalidInput } from '../../common/errors.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { meaning } from '../domain/column-meaning.js';
import type { Reading } from '../domain/reading.js';
import { keptFormat } from '../files/file-kind.js';
import { ImportFiles } from '../files/import-files.service.js';
import type { StoredFile } from '../files/import-files.store.js';
import { Outlines } from '../files/outlines.service.js';
import { csv } from '../formats/csv.js';
import { ImportDesk } from '../import-desk.service.js';
import type { Import } from '../import.entity.js';
import { ImportNotReady, NoPeopleInFile } from '../imports.errors.js';
import type { ChangeReading, ReadingInput } from '../imports.input.js';
import { ReadImportService } from './read-import.service.js';

/** How one file will be read; looked at, not kept yet. */
interface FileChange {
  readonly file: StoredFile;
  readonly changes: Pick<StoredFile, 'format' | 'reading' | 'confirmed'>;
}

/** What was asked for, and can be done. */
export interface CheckedChange {
  readonly current: Import;
  readonly files: readonly FileChange[];
}

/** The user says how files are to be read: they are read once more, and what was decided about rows begins anew. */
@Injectable()
export class ChangeReadingService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly files: ImportFiles,
    private readonly outlines: Outlines,
    private readonly reading: ReadImportService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** All three steps; the preview follows (`ReadImportService.settled`). */
  async now(account: Account, id: string, wanted: ChangeReading): Promise<Import> {
    const change = await this.checked(account, id, wanted);
    const claimed = await this.unitOfWork.run(() => this.change(change));
    await this.begin(account, claimed);
    return claimed;
  }

  /**
   * Looks at what is asked for, before anything is locked. Throws ImportNotFound, ImportNotReady outside the preview,
   * UnknownImportFormat, InvalidInput; for a file alone NoPeopleInFile and what its format throws, so that the preview stays
   * as it is.
   */
  async checked(account: Account, id: string, wanted: ChangeReading): Promise<CheckedChange> {
    const current = await this.desk.find(account.id, id);
    if (current.state !== 'preview' || current.format === accountFormat) throw new ImportNotReady();
    const files = await this.files.of(current);
    const changes: FileChange[] = [];
    for (const { file, input, pointer } of eachFile(files, wanted)) {
      changes.push({ file, changes: await this.checkedFile(file, input, pointer) });
    }
    const [alone] = changes;
    if (files.length === 1 && alone) await this.assertSomebody(account, alone);
    return { current, files: changes };
  }

  /** Inside a unit of work; afterwards, outside, `begin`. Throws ImportUnderWay, ImportNotReady. */
  async change({ current, files }: CheckedChange): Promise<Import> {
    const format = files.find(({ file }) => file.position === 1)?.changes.format ?? current.format;
    const none = { newRows: 0, existingRows: 0, unclearRows: 0, format };
    const claimed = await this.desk.claim(current, { state: 'reading', ...none });
    for (const { file, changes } of files) await this.files.change(file, { ...changes, firstRow: null });
    await this.desk.forgetReadRows(current);
    return claimed;
  }

  /** Outside a unit of work. */
  async begin(account: Account, { id }: Pick<Import, 'id'>): Promise<void> {
    const current = await this.desk.find(account.id, id);
    if (current.state === 'reading') await this.reading.begin(account, current);
  }

  private async checkedFile(file: StoredFile, input: ReadingInput, pointer: string): Promise<FileChange['changes']> {
    const format = keptFormat(input.format ?? file.format).name;
    const how = withoutNulls({ ...file.reading, ...given(input) });
    const isOther =
      format !== file.format || how.encoding !== file.reading.encoding || how.delimiter !== file.reading.delimiter;
    const columns = input.columns === undefined ? (isOther ? undefined : how.columns) : columnsOf(input);
    const reading: Reading = withoutNulls({ ...how, columns });
    if (columns) await this.assertColumns({ file, format, reading, pointer });
    return { format, reading, confirmed: format !== csv.name || columns !== undefined };
  }

  /** Beside others a file that can't be read so is a row of the preview; alone it would take the preview with it. */
  private async assertSomebody(account: Account, { file, changes: { format, reading } }: FileChange): Promise<void> {
    const inHand = { name: file.name, bytes: await this.files.bytesOf(file), reading, owner: account.name };
    for (const _ of keptFormat(format).parse(inHand)) return;
    throw new NoPeopleInFile();
  }

  private async assertColumns(wanted: {
    readonly file: StoredFile;
    readonly format: string;
    readonly reading: Reading;
    readonly pointer: string;
  }): Promise<void> {
    const { file, format, reading, pointer } = wanted;
    const { outline } = await this.outlines.of(file, format, { ...reading, columns: undefined });
    const found = outline?.columns.length ?? 0;
    if (found === reading.columns?.length) return;
    const detail = outline
      ? `This table has ${found} columns; please say what each of them means.`
      : 'This file is read as no table, so that it has no columns.';
    const code = outline ? 'importColumns' : 'importNoTable';
    throw new InvalidInput([{ pointer: `${pointer}/columns`, detail, code, params: { found } }]);
  }
}

interface OneFile {
  readonly file: StoredFile;
  readonly input: ReadingInput;
  readonly pointer: string;
}

/** File by file, or in short where there is one. */
function eachFile(files: readonly StoredFile[], { files: inputs, ...short }: ChangeReading): OneFile[] {
  const isShort = Object.values(short).some((value) => value !== undefined);
  const [first] = files;
  if (isShort === (inputs !== undefined) || (isShort && files.length !== 1) || !first) {
    const detail = 'Please say for each file, by its position, how it is to be read.';
    throw new InvalidInput([{ pointer: '/files', detail, code: 'importFiles' }]);
  }
  if (!inputs) return [{ file: first, input: short, pointer: '' }];
  return inputs.map(({ position, ...input }, nth) => {
    const file = files.find((candidate) => candidate.position === position);
    const isTwice = inputs.findIndex((other) => other.position === position) < nth;
    if (file && !isTwice) return { file, input, pointer: `/files/${nth}` };
    const detail = 'There is no such file, or it is named twice.';
    throw new InvalidInput([{ pointer: `/files/${nth}/position`, detail, code: 'importFile' }]);
  });
}

function given({ encoding, delimiter }: ReadingInput): object {
  return { ...(encoding !== undefined ? { encoding } : {}), ...(delimiter !== undefined ? { delimiter } : {}) };
}

/** Null is "guess it": nothing is kept then. */
function withoutNulls(reading: object): Reading {
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== null && value !== undefined));
}

function columnsOf({ columns }: ReadingInput): Reading['columns'] {
  return columns?.map(({ field, label, group }) => meaning(field, label ?? null, group ?? null));
}
