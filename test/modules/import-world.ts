import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '../../src/accounts/account.entity.js';
import { CommitImportService } from '../../src/imports/commit/commit-import.service.js';
import type { ImportRow } from '../../src/imports/rows/import-row.entity.js';
import type { Import } from '../../src/imports/import.entity.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import { ReadImportService } from '../../src/imports/preview/read-import.service.js';
import { UndoImportService } from '../../src/imports/undo/undo-import.service.js';
import type { TestApp } from '../support/app.js';
import { PreviewService } from '../../src/imports/preview/preview.service.js';

const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';

export const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../fixtures/imports', name));

/** A file of LinkedIn with these lines. */
export const table = (...lines: readonly string[]): Buffer => Buffer.from([header, ...lines, ''].join('\n'));

/** The steps of an import, each waited for. */
export class ImportWorld {
  constructor(
    private readonly app: TestApp,
    private readonly account: Account,
  ) {}

  find(id: string): Promise<Import> {
    return this.app.get(ImportsService).find(this.account.id, id);
  }

  async read(bytes: Buffer, fileName = 'file'): Promise<Import> {
    const { id } = await this.app.get(ReadImportService).start(this.account, { fileName, bytes });
    await this.app.get(ReadImportService).settled(id);
    return this.find(id);
  }

  async commit({ id }: Import): Promise<Import> {
    await this.app.get(CommitImportService).commit(this.account, id);
    await this.app.get(CommitImportService).settled(id);
    return this.find(id);
  }

  async imported(bytes: Buffer): Promise<Import> {
    return this.commit(await this.read(bytes));
  }

  undo({ id }: Import): Promise<Import> {
    return this.app.get(UndoImportService).undo(this.account, id);
  }

  async rowsOf({ id }: Import): Promise<readonly ImportRow[]> {
    return (await this.app.get(PreviewService).rowsOf(this.account.id, id)).items;
  }
}
