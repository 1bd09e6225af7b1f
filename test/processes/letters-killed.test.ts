import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { FixedClock } from '../../src/common/clock.js';
import { Config } from '../../src/common/config.js';
import { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import type { Point } from '../../src/common/failpoint.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { OwnMailService } from '../../src/mail/own/own-mail.service.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { LettersService, type PostedLetter } from '../../src/outreach/sending/letters.service.js';
import { SendLetterService } from '../../src/outreach/sending/send-letter.service.js';
import { UnclearLetterService } from '../../src/outreach/sending/unclear-letter.service.js';
import { WriteDraftService } from '../../src/outreach/writing/write-draft.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { anAccount, stored } from '../support/builders.js';
import { engines, freshDatabase, type TestDatabase } from '../support/database.js';
import { digestSend } from '../support/digest-send.js';
import { TestImapServer } from '../support/imap-server.js';
import { LetterServer } from '../support/letter-server.js';

/** As many as for the daily mail (reliability.md, section 3); once on every run. */
const TIMES = process.env.SOAK ? 25 : 1;

const FIRST = Date.parse('2026-11-23T08:00:00.000Z');
const MS_PER_MINUTE = 60_000;

/** Where the process dies, and how many mails had reached the server by then. */
const points: readonly (readonly [Point, number])[] = [
  ['letter-claimed', 0],
  ['mail-connected', 0],
  ['mail-before-data', 0],
  ['mail-after-body', 1],
  ['mail-after-answer', 1],
  ['letter-noted', 1],
];

describe.each(engines)('a letter of a process that is killed, on %s', (engine) => {
  let database: TestDatabase;
  let smtp: LetterServer;
  let imap: TestImapServer;
  let app: NestFastifyApplication;
  let settings: Record<string, string>;
  let account: Account;
  let draft: Attempt;
  const clock = new FixedClock(new Date(FIRST).toISOString());

  beforeAll(async () => {
    database = await freshDatabase(engine);
    [smtp, imap] = [await LetterServer.start(), await TestImapServer.start()];
    settings = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      SECRET_KEY: 'a key for tests, long enough for any check',
      OUTBOUND_ALLOW: '127.0.0.1',
      DATA_DIR: mkdtempSync(join(inject('scratch'), 'letters-killed-')),
      DATABASE_URL: database.url,
    };
    app = await createApp(new Config(settings), { clock });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await smtp.stop();
    await imap.stop();
    await database.drop();
  });

  /** The server asked for patience; the letter goes with the next pass, in a process that dies in the middle of it. */
  const killedAt = async (failpoint: Point): Promise<void> => {
    await waitingLetter();
    passMinutes(1);
    let answer = (): void => undefined;
    // so that "after the message, before the answer" is a place in time
    smtp.patience = failpoint === 'mail-after-body' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve();
    const environment = { ...settings, FAILPOINT: failpoint, CLOCK_NOW: clock.now().toISOString() };
    expect(await digestSend(environment)).toBe('SIGKILL');
    answer();
  };

  const waitingLetter = async (): Promise<void> => {
    account = anAccount();
    await stored(app.get(UnitOfWork), account);
    await app.get(OwnMailService).save(account.id, {
      ...{ address: 'jana@example.org', name: 'Jana', userName: imap.settings.user, password: 'secret' },
      ...{ smtpHost: '127.0.0.1', smtpPort: smtp.port, smtpSecurity: 'starttls', sends: true, keepsSent: true },
      ...{ imapHost: '127.0.0.1', imapPort: imap.port, imapSecurity: 'starttls' },
    });
    const person = { givenName: 'Tom', form: 'du', language: 'de', emails: [{ value: 'tom@example.net' }] } as const;
    const { id } = await app.get(SaveContactService).create(account.id, { ...person, emails: [...person.emails] });
    draft = await app.get(WriteDraftService).write(account, id, { situation: 'coffee', channel: 'email' });
    smtp.mood = { at: 'message', answer: '451 4.7.1 later' };
    await app.get(SendLetterService).send(account, draft.id);
    smtp.mood = 'take';
    smtp.taken.length = 0;
  };

  const passMinutes = (minutes: number): void =>
    clock.set(new Date(clock.now().getTime() + minutes * MS_PER_MINUTE).toISOString());

  const hoursPass = async (): Promise<void> => {
    for (const minutes of [1, 5, 5, 60, 300]) {
      passMinutes(minutes);
      await app.get(OutboxSender).sendDue(clock.now());
    }
  };

  const letter = (): Promise<PostedLetter> => app.get(LettersService).find(account, draft.id);
  const copies = async (): Promise<number> => {
    const { messageId } = await letter();
    return imap.stored('Sent').filter(({ raw }) => raw.includes(messageId)).length;
  };

  /** By the button or by the answer, but one move: one memory of the draft, one follow-up. */
  const isSentOnce = async (): Promise<void> => {
    const { state, earlier } = await app.get(AttemptsService).find(account.id, draft.id);
    expect({ state, moves: earlier.length }).toEqual({ state: 'sent', moves: 1 });
    const { items } = await app.get(RemindersService).list(account.id, { contactId: draft.contactId });
    expect(items.map(({ kind }) => kind)).toEqual(['follow-up']);
  };

  it.each(points.map(([point, arrived]) => ({ point, arrived })))(
    'at $point: it may have arrived, nobody sends it a second time, and the user decides',
    async ({ point, arrived }) => {
      for (let time = 0; time < TIMES; time += 1) {
        await killedAt(point);
        await hoursPass();
        await expect.poll(() => smtp.taken.length, { timeout: 10_000 }).toBe(arrived);
        expect((await letter()).where).toBe('unclear');
        expect((await app.get(AttemptsService).find(account.id, draft.id)).state).toBe('drafted');
        expect(await copies()).toBe(0);
        const unclear = app.get(UnclearLetterService);
        await (arrived === 1 ? unclear.arrived(account, draft.id) : unclear.sendAgain(account, draft.id));
        await hoursPass();
        expect(smtp.taken).toHaveLength(1);
        await isSentOnce();
        expect(await copies()).toBe(1 - arrived);
      }
    },
    TIMES * 60_000,
  );

  it(
    'once the copy lies in the folder of sent mails: the message is sent, and no second copy comes however often it is asked for',
    async () => {
      for (let time = 0; time < TIMES; time += 1) {
        await killedAt('letter-copied');
        await hoursPass();
        expect(smtp.taken).toHaveLength(1);
        await isSentOnce();
        expect(await letter()).toMatchObject({ where: 'went-out', lacksCopy: true, keptAt: null });
        for (const _ of [1, 2])
          expect((await app.get(LettersService).keepCopy(account, draft.id)).lacksCopy).toBe(false);
        expect(await copies()).toBe(1);
      }
    },
    TIMES * 60_000,
  );
});
