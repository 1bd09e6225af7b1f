import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { ReadAccount } from '../account/reading/read-account.service.js';
import { TakeIn } from '../account/take-in.service.js';
import { ImportPeople } from '../commit/import-people.service.js';
import type { FileInHand } from '../files/import-files.service.js';
import type { Import } from '../import.entity.js';
import { FileIsGone } from '../imports.errors.js';
import { ReadFiles } from '../preview/read-files.service.js';

/** An import brings people out of any files, or a whole account: the two pieces of work, each as its kind has it. */
@Injectable()
export class ImportKinds {
  constructor(
    private readonly files: ReadFiles,
    private readonly people: ImportPeople,
    private readonly accountFile: ReadAccount,
    private readonly wholeAccount: TakeIn,
  ) {}

  /** Files become a preview. Throws what is wrong with all of them. */
  async read(account: Account, current: Import, files: readonly FileInHand[]): Promise<void> {
    const [first] = files;
    if (!first) throw new FileIsGone();
    if (current.format === accountFormat) return this.accountFile.read(current, await first.bytes());
    await this.files.read(account, current, files);
  }

  /** The preview becomes people; gives how many came and how many were filled in. Inside one unit of work. */
  write(account: Account, current: Import, now: Date): Promise<{ added: number; updated: number }> {
    if (current.format === accountFormat) return this.wholeAccount.all(account, current);
    return this.people.all(account, current, now);
  }
}
