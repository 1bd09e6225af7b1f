import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Account } from '../src/accounts/account.entity.js';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { createApp } from '../src/app.js';
import { SystemClock } from '../src/common/clock.js';
import { Config } from '../src/common/config.js';
import { CommitImportService } from '../src/imports/commit/commit-import.service.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { ReadImportService } from '../src/imports/preview/read-import.service.js';

/** The whole service on a database of its own, with one account: others ask it while it imports. */
export class ImportingService {
  private constructor(
    private readonly service: NestFastifyApplication,
    readonly account: Account,
    readonly path: string,
    readonly url: string,
  ) {}

  static async open(folder: string): Promise<ImportingService> {
    const path = join(folder, 'import.db');
    const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
    const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
    const service = await createApp(config, { clock: new SystemClock() });
    const who = { name: 'Ada Beispiel', email: 'ada@example.org', password: 'a long sentence to measure with' };
    const place = { timeZone: 'Europe/Berlin', locale: 'de' } as const;
    const account = await service.get(AccountsService).create({ ...who, ...place });
    await service.listen(0, '127.0.0.1');
    return new ImportingService(service, account, path, await service.getUrl());
  }

  /** From the file to the people, preview included. */
  async import(fileName: string, bytes: Buffer): Promise<void> {
    const [reading, committing] = [this.service.get(ReadImportService), this.service.get(CommitImportService)];
    const { id } = await reading.start(this.account, { fileName, bytes });
    await reading.settled(id);
    await committing.commit(this.account, id);
    await committing.settled(id);
    const { state, added, unclearRows } = await this.service.get(ImportsService).find(this.account.id, id);
    if (state === 'done' && unclearRows === 0) return;
    throw new Error(`the import is ${state}, ${added} came, ${unclearRows} are unclear`);
  }

  close(): Promise<void> {
    return this.service.close();
  }
}
