import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { FixedClock } from '../../src/common/clock.js';
import { Config } from '../../src/common/config.js';
import { rows } from '../../src/common/database/sql.js';
import { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import { DigestSchedule } from '../../src/digest/digest.schedule.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { anAccount, stored } from '../support/builders.js';
import { engines, freshDatabase } from '../support/database.js';
import { digestSend } from '../support/digest-send.js';
import { type Behaviour, TestSmtpServer } from '../support/smtp-server.js';

const ACCOUNTS = 50;
/** reliability.md, section 3: "50 accounts, 100 kills"; a few of them on every run. */
const KILLS = process.env.SOAK ? 100 : 3;
const FIRST = Date.parse('2026-11-23T07:31:00.000Z');
const MS_PER_MINUTE = 60_000;
const LONGEST_LIFE_MS = 4000;

describe.each(engines)(`${KILLS} processes that are killed at any moment, on %s`, (engine) => {
  it(
    `leave each of ${ACCOUNTS} accounts with the one mail of its day, by a server that has its own bad days`,
    async () => {
      const database = await freshDatabase(engine);
      const bad = badDays();
      const server = await TestSmtpServer.start(bad);
      const dataDir = mkdtempSync(join(inject('scratch'), 'mail-loop-'));
      const clockFile = join(dataDir, 'clock');
      const clock = new FixedClock(clockFile);
      const setClock = (minute: number): void =>
        writeFileSync(clockFile, new Date(FIRST + minute * MS_PER_MINUTE).toISOString());
      setClock(0);
      const settings = {
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        SECRET_KEY: 'a key for tests, long enough for any check',
        DATA_DIR: dataDir,
        DATABASE_URL: database.url,
        SMTP_URL: server.url,
      };
      const app = await createApp(new Config(settings), { clock });
      await app.init();
      for (let index = 0; index < ACCOUNTS; index += 1) {
        const account = anAccount({ email: `p${index}@example.org` });
        await stored(app.get(UnitOfWork), account);
        await app.get(RemindersService).create(account, { kind: 'own', text: 'Fahrkarte', dueOn: '2026-11-23' });
      }
      for (let kill = 0; kill < KILLS; kill += 1) {
        setClock(kill);
        await digestSend({ ...settings, CLOCK_NOW: clockFile }, 1000 + Math.random() * LONGEST_LIFE_MS);
      }
      server.behave = () => 'ok';
      for (let minute = KILLS; minute < KILLS + 180; minute += 4) {
        setClock(minute);
        await app.get(DigestSchedule).tickAndDeliver();
      }
      const arrived = new Map<string, Set<string>>();
      const shas = new Map<string, Set<string>>();
      for (const { to, messageId, sha } of server.received) {
        arrived.set(to, (arrived.get(to) ?? new Set()).add(messageId));
        shas.set(messageId, (shas.get(messageId) ?? new Set()).add(sha));
      }
      expect(arrived.size).toBe(ACCOUNTS);
      expect([...arrived.values()].filter(({ size }) => size !== 1)).toEqual([]);
      expect([...shas.values()].filter(({ size }) => size !== 1)).toEqual([]);
      const [made] = await rows<{ n: number }>(app.get(UnitOfWork).reader, 'select count(*) as n from mail_outbox');
      expect(Number(made?.n)).toBe(ACCOUNTS);
      await app.close();
      await server.close();
      await database.drop();
    },
    KILLS * 60_000 + 240_000,
  );
});

/** Accepts, waits, asks for patience, breaks off after the message, hangs: in turn. */
function badDays(): Behaviour {
  let turn = 0;
  return (phase) => {
    if (phase !== 'body') return 'ok';
    turn += 1;
    const kinds = [
      'ok',
      { afterMs: 300 },
      { say: '450 4.7.1 greylisted' },
      'drop',
      'ok',
      { say: '451 4.3.0 later' },
    ] as const;
    return kinds[turn % kinds.length] ?? 'ok';
  };
}
