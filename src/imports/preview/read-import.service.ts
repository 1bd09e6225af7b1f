import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Config } from '../../common/config.js';
import type { FileToImport } from '../files/file-to-import.js';
import { type FileInHand, ImportFiles } from '../files/import-files.service.js';
import { openFiles } from '../files/open-files.js';
import { ImportDesk } from '../import-desk.service.js';
import type { Import } from '../import.entity.js';
import { ImportJobs } from '../jobs/import-jobs.service.js';
import { ImportKinds } from '../jobs/import-kinds.service.js';

/** Everything that somebody brings at once. */
export interface FilesToImport {
  readonly files: readonly FileToImport[];
  /** The name of a format that all of them have; unset: each is guessed. */
  readonly format?: string | undefined;
}

/** The first step: files become a preview. Nobody is saved yet. */
@Injectable()
export class ReadImportService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly jobs: ImportJobs,
    private readonly kinds: ImportKinds,
    private readonly files: ImportFiles,
    private readonly config: Config,
  ) {}

  /**
   * Starts to read one file, or several as one import; the preview follows (`settled`). Throws at once what the first look
   * tells: see openFiles; and ImportUnderWay.
   */
  async start(account: Account, given: FilesToImport | FileToImport): Promise<Import> {
    const files = await this.files.packed(await openFiles(listed(given), this.config.uploadLimit));
    const { current, kept } = await this.desk.open(account, files, (opened) => this.files.keep(opened, files));
    this.run(account, current, kept);
    return current;
  }

  /** Reads the kept files of an import that is in the state `reading`, from the beginning. Outside a unit of work. */
  async begin(account: Account, current: Import): Promise<void> {
    this.run(account, current, await this.files.inHand(current));
  }

  /** Waits until the import rests: in the preview, done, or failed. */
  settled(importId: string): Promise<void> {
    return this.jobs.settled(importId);
  }

  private run(account: Account, current: Import, files: readonly FileInHand[]): void {
    this.jobs.start(current, () => this.kinds.read(account, current, files));
  }
}

function listed(given: FilesToImport | FileToImport): readonly FileToImport[] {
  if (!('files' in given)) return [given];
  const { files, format } = given;
  return format === undefined ? files : files.map((file) => ({ ...file, format }));
}
