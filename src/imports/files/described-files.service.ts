import { Injectable } from '@nestjs/common';
import { accountFormat } from '../../exports/account/json-schema.js';
import type { Encoding, TableOutline } from '../domain/reading.js';
import { ImportRowsStore } from '../rows/import-rows.store.js';
import type { Import } from '../import.entity.js';
import { fileOfRow } from './file-of-row.js';
import { ImportFiles } from './import-files.service.js';
import type { StoredFile } from './import-files.store.js';
import { Outlines } from './outlines.service.js';

/** A file of an import, for showing. */
export interface DescribedFile {
  readonly position: number;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly format: string;
  readonly confirmed: boolean;
  /** Null until it was read. */
  readonly rows: number | null;
  /** As it was read; null outside the preview, where nobody chooses any more. */
  readonly encoding: Encoding | null;
  /** Null: no table, or not in the preview. */
  readonly outline: TableOutline | null;
}

/** Where a row stands. */
export interface RowPlace {
  /** The position of its file. */
  readonly file: number;
  readonly fileName: string;
  /** Its number within the file. */
  readonly line: number;
}

/** What the files of an import are, and which rows came from which. */
@Injectable()
export class DescribedFiles {
  constructor(
    private readonly files: ImportFiles,
    private readonly outlines: Outlines,
    private readonly rows: ImportRowsStore,
  ) {}

  async of(current: Import): Promise<DescribedFile[]> {
    const files = await this.files.of(current);
    const lastRow = files.length > 0 ? await this.rows.lastRow(current) : 0;
    const described: DescribedFile[] = [];
    for (const [nth, file] of files.entries()) {
      const { position, name, size, format, confirmed, firstRow } = file;
      const end = files[nth + 1]?.firstRow ?? lastRow + 1;
      const rows = firstRow === null ? null : Math.max(end - firstRow, 0);
      described.push({ position, name, size, format, confirmed, rows, ...(await this.readAs(current, file)) });
    }
    return described;
  }

  /** Finds where rows stand, as often as asked. */
  async places(current: Import): Promise<(row: number) => RowPlace | null> {
    const files = await this.files.of(current);
    return (row) => {
      const file = fileOfRow(files, row);
      return file ? { file: file.position, fileName: file.name, line: row - (file.firstRow ?? 0) + 1 } : null;
    };
  }

  private async readAs(current: Import, file: StoredFile): Promise<Pick<DescribedFile, 'encoding' | 'outline'>> {
    if (current.state !== 'preview' || current.format === accountFormat) return { encoding: null, outline: null };
    return this.outlines.of(file);
  }
}
