import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { FixedClock } from '../../src/common/clock.js';
import { Config } from '../../src/common/config.js';
import { rows } from '../../src/common/database/sql.js';
import { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import type { Point } from '../../src/common/failpoint.js';
import { DigestSchedule } from '../../src/digest/digest.schedule.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { anAccount, stored } from '../support/builders.js';
import { engines, freshDatabase, type TestDatabase } from '../support/database.js';
import { digestSend } from '../support/digest-send.js';
import { TestSmtpServer } from '../support/smtp-server.js';

/** reliability.md, section 3: 25 times each; once on every run. */
const TIMES = process.env.SOAK ? 25 : 1;

/** 08:31 in Berlin, on the Mondays from this one on. */
const FIRST = Date.parse('2026-11-23T07:31:00.000Z');
const MS_PER_WEEK = 7 * 86_400_000;
const MS_PER_MINUTE = 60_000;

/** Where the process dies, and whether the mail may have arrived by then. */
const points: readonly (readonly [Point, boolean])[] = [
  ['digest-tick', false],
  ['digest-claimed', false],
  ['digest-rendered', false],
  ['digest-committed', false],
  ['mail-connected', false],
  ['mail-before-data', false],
  ['mail-after-body', true],
  ['mail-after-answer', true],
];

describe.each(engines)('the daily mail of a process that is killed, on %s', (engine) => {
  let database: TestDatabase;
  let server: TestSmtpServer;
  let app: NestFastifyApplication;
  let settings: Record<string, string>;
  const clock = new FixedClock(new Date(FIRST).toISOString());

  beforeAll(async () => {
    database = await freshDatabase(engine);
    server = await TestSmtpServer.start();
    settings = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      SECRET_KEY: 'a key for tests, long enough for any check',
      DATA_DIR: mkdtempSync(join(inject('scratch'), 'mail-killed-')),
      DATABASE_URL: database.url,
      SMTP_URL: server.url,
    };
    app = await createApp(new Config(settings), { clock });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await server.close();
    await database.drop();
  });

  const killedAt = (failpoint: Point): Promise<string | null> =>
    digestSend({ ...settings, FAILPOINT: failpoint, CLOCK_NOW: clock.now().toISOString() });

  const passAfter = async (minutes: number): Promise<void> => {
    clock.set(new Date(clock.now().getTime() + minutes * MS_PER_MINUTE).toISOString());
    await app.get(DigestSchedule).tickAndDeliver();
  };

  it.each(points.map(([point, mayHaveArrived], index) => ({ point, mayHaveArrived, index })))(
    'at $point: one Message-ID, nothing is missing, and a copy only if the answer was lost',
    async ({ point, mayHaveArrived, index }) => {
      for (let time = 0; time < TIMES; time += 1) {
        const unitOfWork = app.get(UnitOfWork);
        await unitOfWork.run(() => rows(unitOfWork.writer, 'delete from accounts'));
        clock.set(new Date(FIRST + (index * TIMES + time) * MS_PER_WEEK).toISOString());
        const account = anAccount();
        await stored(unitOfWork, account);
        const dueOn = clock.today(account.timeZone);
        await app.get(RemindersService).create(account, { kind: 'own', text: 'Fahrkarte', dueOn });
        server.received.length = 0;
        // so that "after the message, before the answer" is a place in time
        server.behave = (phase) => (phase === 'body' && point === 'mail-after-body' ? { afterMs: 1500 } : 'ok');

        expect(await killedAt(point)).toBe('SIGKILL');
        server.behave = () => 'ok';
        // leases end: a minute for making the mail, five for sending it
        for (const minutes of [2, 5, 1, 5, 60]) await passAfter(minutes);

        const messageIds = new Set(server.received.map(({ messageId }) => messageId));
        expect([...messageIds], `time ${time}`).toHaveLength(1);
        expect([...messageIds][0]).toContain(dueOn);
        expect(new Set(server.received.map(({ sha }) => sha)).size).toBe(1);
        expect(server.received).toHaveLength(mayHaveArrived ? 2 : 1);
      }
    },
    TIMES * 120_000,
  );
});
