import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import type { PageInput } from '../common/paging.input.js';
import { type DescribedFile, DescribedFiles, type RowPlace } from './files/described-files.service.js';
import { ImportDesk } from './import-desk.service.js';
import type { Import } from './import.entity.js';
import { ImportsStore } from './imports.store.js';
import { ImportProgress, type Progress } from './jobs/import-progress.service.js';

export interface ImportDetail {
  readonly current: Import;
  readonly files: readonly DescribedFile[];
  /** Null while it rests, or if another process is at work. */
  readonly progress: Progress | null;
}

/** Looking at imports. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly store: ImportsStore,
    private readonly files: DescribedFiles,
    private readonly progress: ImportProgress,
  ) {}

  find(accountId: string, id: string): Promise<Import> {
    return this.desk.find(accountId, id);
  }

  /** With its files and how far it is. */
  async detail(accountId: string, id: string): Promise<ImportDetail> {
    const current = await this.find(accountId, id);
    return { current, files: await this.files.of(current), progress: this.progressOf(id) };
  }

  /** Null while it rests, or if another process is at work. */
  progressOf(id: string): Progress | null {
    return this.progress.of(id);
  }

  /** Finds the file of a row, and its number there. */
  async placesIn(accountId: string, id: string): Promise<(row: number) => RowPlace | null> {
    return this.files.places(await this.find(accountId, id));
  }

  /** Newest first. */
  async list(accountId: string, query: PageInput = {}): Promise<PageOf<Import>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await this.store.page(accountId, readCursor(query.cursor), limit + 1);
    return pageOf(found, limit, ({ createdAt, id }) => ({ key: createdAt, id }));
  }
}
