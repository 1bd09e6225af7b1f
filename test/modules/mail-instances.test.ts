import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { Config } from '../../src/common/config.js';
import { DigestSchedule } from '../../src/digest/digest.schedule.js';
import { Reminder } from '../../src/reminders/reminder.entity.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { minutesAfter, morning } from './mail-world.js';

/** reliability.md, section 3: 1,000 accounts due at once; a short form on every run. */
const ACCOUNTS = process.env.SOAK ? 1000 : 60;

/** Requests of users while the mails are made. */
const SAVES = 20;

describe.each(engines)('three instances at once, on %s', (engine) => {
  let app: TestApp;
  let server: TestSmtpServer;
  const others: NestFastifyApplication[] = [];

  beforeAll(async () => {
    server = await TestSmtpServer.start();
    app = await startApp({ engine, env: { SMTP_URL: server.url }, clock: minutesAfter(-60).toISOString() });
    for (const _ of [1, 2]) {
      const other = await createApp(app.get(Config), { clock: app.clock });
      others.push(await other.init());
    }
  });
  afterAll(async () => {
    for (const other of others) await other.close();
    await app.close();
    await server.close();
  });

  it(`send each of ${ACCOUNTS} accounts its mail once, and users can save meanwhile`, async () => {
    const accounts = Array.from({ length: ACCOUNTS }, () => anAccount());
    await stored(app.unitOfWork, ...accounts);
    for (const account of accounts) {
      await app.get(RemindersService).create(account, { kind: 'own', text: 'Fahrkarte', dueOn: '2026-11-23' });
    }
    app.clock.set(morning.toISOString());
    const user = accounts[0] ?? anAccount();
    const saves = async (): Promise<void> => {
      for (let index = 0; index < SAVES; index += 1) {
        await others[index % 2]
          ?.get(RemindersService)
          .create(user, { kind: 'own', text: `s${index}`, dueOn: '2026-12-24' });
      }
    };
    const schedules = [app.get(DigestSchedule), ...others.map((other) => other.get(DigestSchedule))];
    await Promise.all([saves(), ...schedules.map((schedule) => schedule.tickAndDeliver())]);
    // what another instance was at just then, it has in its hands a moment later
    app.clock.set(minutesAfter(2).toISOString());
    await Promise.all(schedules.map((schedule) => schedule.tickAndDeliver()));
    expect(server.acked).toHaveLength(ACCOUNTS);
    expect(new Set(server.acked.map(({ messageId }) => messageId)).size).toBe(ACCOUNTS);
    expect(new Set(server.acked.map(({ to }) => to)).size).toBe(ACCOUNTS);
    expect(await app.unitOfWork.reader.countBy(Reminder, { accountId: user.id })).toBe(SAVES + 1);
  }, 600_000);
});
