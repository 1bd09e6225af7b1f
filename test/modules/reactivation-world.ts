import { Test } from '@nestjs/testing';
import type { Type } from '@nestjs/common';
import type { Account } from '../../src/accounts/account.entity.js';
import { FixedClock } from '../../src/common/clock.js';
import { CommonModule } from '../../src/common/common.module.js';
import { Config } from '../../src/common/config.js';
import type { Engine } from '../../src/common/database/database.js';
import { DatabaseModule } from '../../src/common/database/database.module.js';
import { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import { newId } from '../../src/common/ids.js';
import type { LocalDate } from '../../src/common/local-date.js';
import { Log } from '../../src/common/log.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { Attempt } from '../../src/outreach/attempt.entity.js';
import { type Ladder, LadderService } from '../../src/reactivation/ladder.service.js';
import { ReactivationModule } from '../../src/reactivation/reactivation.module.js';
import { ShownService } from '../../src/reactivation/shown.service.js';
import { SuggestionActions } from '../../src/reactivation/suggestion-actions.service.js';
import { stored } from '../support/builders.js';
import { freshDatabase } from '../support/database.js';

export interface World {
  readonly clock: FixedClock;
  readonly unitOfWork: UnitOfWork;
  readonly actions: SuggestionActions;
  readonly get: <T>(service: Type<T>) => T;
  readonly goTo: (day: LocalDate) => void;
  /** Looks at the week as a page does: whoever is there was shown. */
  readonly show: (account: Account) => Promise<Ladder>;
  readonly look: (account: Account) => Promise<Ladder>;
  readonly log: (account: Account, contact: Contact) => Promise<void>;
  /** A message of that day, marked as sent on the same or a later one. */
  readonly send: (contact: Contact, on: LocalDate, markedOn?: LocalDate) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The reactivation module on a database of its own. */
export async function openWorld(engine: Engine): Promise<World> {
  const { url, drop } = await freshDatabase(engine);
  const config = new Config({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    SECRET_KEY: 'a key for tests, long enough for any check',
  });
  const clock = new FixedClock('2026-11-23T08:00:00.000Z');
  const testing = await Test.createTestingModule({
    imports: [CommonModule.with(config, clock, new Log('silent')), DatabaseModule.open(), ReactivationModule],
  }).compile();
  await testing.init();
  const get = <T>(service: Type<T>): T => testing.get(service, { strict: false });
  const unitOfWork = get(UnitOfWork);
  return {
    clock,
    unitOfWork,
    actions: get(SuggestionActions),
    get,
    goTo: (day) => clock.set(`${day}T09:00:00.000Z`),
    show: (account) => get(ShownService).show(account),
    look: (account) => get(LadderService).ladder(account),
    log: async (account, contact) => {
      await get(InteractionsService).log(account, contact.id, { channel: 'call' });
    },
    send: (contact, on, markedOn) => stored(unitOfWork, sentAttempt(contact, on, markedOn)),
    close: async () => {
      await testing.close();
      await drop();
    },
  };
}

/** The row that a message sent on a day leaves; what else it sets on the contact is outreach's business. */
function sentAttempt(contact: Contact, on: LocalDate, markedOn = on): Attempt {
  const at = `${on}T10:00:00.000Z`;
  return Object.assign(new Attempt(), {
    id: newId(new Date(at)),
    accountId: contact.accountId,
    contactId: contact.id,
    parentId: null,
    purpose: 'hello',
    situation: 'just-hello',
    channel: 'email',
    language: 'de',
    form: 'du',
    formAssumed: false,
    city: null,
    about: null,
    opening: null,
    timesOpened: null,
    subject: 'Hallo',
    body: 'Hallo',
    short: 'Hallo',
    script: null,
    state: 'closed',
    sentAt: at,
    sentOn: on,
    markedOn,
    lastMessageOn: on,
    followUpsSent: 0,
    outcome: null,
    reason: null,
    outcomeOn: null,
    outcomeAt: null,
    silentOn: null,
    comebackOn: null,
    ...{ answerOn: null, answerNotedAt: null },
    blocksUntilOn: null,
    expectation: null,
    howHardExpected: null,
    howHardWas: null,
    earlier: [],
    createdAt: at,
    updatedAt: at,
  } satisfies Attempt);
}
