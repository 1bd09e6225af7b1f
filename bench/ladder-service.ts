import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Account } from '../src/accounts/account.entity.js';
import { AccountsModule } from '../src/accounts/accounts.module.js';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { FixedClock } from '../src/common/clock.js';
import { CommonModule } from '../src/common/common.module.js';
import { Config } from '../src/common/config.js';
import { DatabaseModule } from '../src/common/database/database.module.js';
import { Log } from '../src/common/log.js';
import { ReactivationModule } from '../src/reactivation/reactivation.module.js';

/** The day it is while the ladder is measured. */
export const benchDay = '2026-11-26';

@Module({})
class BenchModule {}

/** The services of the ladder, without HTTP. */
export function openService(folder: string, path: string): Promise<INestApplicationContext> {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
  const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
  const clock = new FixedClock(`${benchDay}T09:00:00.000Z`);
  const common = CommonModule.with(config, clock, new Log('silent'));
  const imports = [common, DatabaseModule.open(), AccountsModule, ReactivationModule];
  return NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: false });
}

export function anAccount(service: INestApplicationContext): Promise<Account> {
  const account = { name: 'Ada Beispiel', email: 'ada@example.org', password: 'a long sentence to measure with' };
  return service
    .get(AccountsService, { strict: false })
    .create({ ...account, timeZone: 'Europe/Berlin', locale: 'de' });
}
