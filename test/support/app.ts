import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { inject } from 'vitest';
import { createApp } from '../../src/app.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { TokensService } from '../../src/accounts/tokens.service.js';
import { FixedClock } from '../../src/common/clock.js';
import { Config } from '../../src/common/config.js';
import type { Engine } from '../../src/common/database/database.js';
import { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import { ApiClient } from './api-client.js';
import { anAccount, stored } from './builders.js';
import { freshDatabase } from './database.js';
import { freePort } from './free-port.js';
import { Mailbox } from './mailbox.js';
import { Visitor } from './visitor.js';

/** A Monday, 09:00 in Berlin: the day of all tests that do not say another. */
export const monday = '2026-11-23T08:00:00.000Z';

export interface StartOptions {
  readonly engine?: Engine;
  /** The instant that the service takes for now. */
  readonly clock?: string;
  /** Settings, as in the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Also listen on a port, for browsers. */
  readonly listen?: boolean;
}

export interface TestApp {
  readonly nest: NestFastifyApplication;
  readonly clock: FixedClock;
  readonly unitOfWork: UnitOfWork;
  readonly mailbox: Mailbox;
  readonly dataDir: string;
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly get: <T>(service: Type<T> | (abstract new (...collaborators: never[]) => T) | symbol) => T;
  /** Stops the service and drops its database. */
  readonly close: () => Promise<void>;
}

/** The real service on a fresh database of its own; only the time is made up. Once for each test file. */
export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(inject('scratch'), 'data-'));
  const database = await freshDatabase(options.engine ?? 'sqlite');
  const clock = new FixedClock(options.clock ?? monday);
  const port = options.listen ? await freePort() : 3000;
  const url = `http://127.0.0.1:${port}`;
  const nest = await createApp(
    new Config({ ...testSettings, DATA_DIR: dataDir, DATABASE_URL: database.url, BASE_URL: url, ...options.env }),
    {
      clock,
    },
  );
  if (options.listen) await nest.listen(port, '127.0.0.1');
  else await nest.init();
  await nest.getHttpAdapter().getInstance().ready();
  return {
    nest,
    clock,
    unitOfWork: nest.get(UnitOfWork),
    mailbox: new Mailbox(dataDir),
    dataDir,
    url,
    get: (service) => nest.get(service as Type),
    close: async () => {
      await nest.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const testSettings = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  LOGIN_THROTTLE: 'off',
  SECRET_KEY: 'a key for tests, long enough for any check',
};

export interface SignedIn {
  readonly account: Account;
  /** Pages and forms, as a browser with this account's session. */
  readonly visitor: Visitor;
  /** The API, with a token that may read and write. */
  readonly api: ApiClient;
}

/** An account of its own, signed in both ways. Its password is none: see `sign-in` tests for the real way in. */
export async function signedIn(app: TestApp, fields: Partial<Account> = {}): Promise<SignedIn> {
  const account = anAccount(fields);
  await stored(app.unitOfWork, account);
  const session = await app.get(SessionsService).open(account);
  const visitor = new Visitor(app.nest);
  visitor.keepCookie(app.get(Authentication).cookieName, session.secret);
  const { secret } = await app.get(TokensService).create(account.id, { label: 'test', scopes: ['read', 'write'] });
  return { account, visitor, api: new ApiClient(app.nest, secret) };
}
