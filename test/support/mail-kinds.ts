import type { Account } from '../../src/accounts/account.entity.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { TripsService } from '../../src/trips/trips.service.js';
import type { TestApp } from './app.js';
import { stored } from './builders.js';
import { fullDay, MAIL_DAY, MAIL_TIME, somebody } from './mail-day.js';

/** One kind of daily mail: what there is to say, and when it is made. The numbers of the people begin after `first`. */
export interface MailKind {
  readonly at: string;
  readonly account?: Partial<Account>;
  readonly prepare: (app: TestApp, account: Account, first: number) => Promise<void>;
}

/** 08:30 in Berlin on the Friday of that week. */
const FRIDAY = '2026-11-27T07:30:00.000Z';

/** Each kind of daily mail that a reader may get, for golden files and pictures. */
export const mailKinds: Readonly<Record<string, MailKind>> = {
  full: { at: MAIL_TIME, prepare: fullDay },
  three: {
    at: MAIL_TIME,
    account: { mailDays: [2] },
    prepare: (app, account, first) => easyPeople(app, account, first, ['Marlene', 'Tom', 'Ayla']),
  },
  'follow-ups': {
    at: MAIL_TIME,
    prepare: async (app, account, first) => {
      const written = { lastInMindOn: '2026-11-16', lastInteractionOn: '2025-03-01' };
      const [tom, ayla, kim] = ['Tom', 'Ayla', 'Kim'].map((givenName, index) =>
        somebody(account, first + index, { givenName, ...written, layer: 'loose' }),
      ) as [Person, Person, Person];
      await stored(app.unitOfWork, account, tom, ayla, kim);
      await remind(app, account, { kind: 'follow-up', contactId: tom.id, dueOn: MAIL_DAY });
      await remind(app, account, { kind: 'thank-you', contactId: ayla.id, dueOn: MAIL_DAY });
      await remind(app, account, { kind: 'reconnect', contactId: kim.id, dueOn: MAIL_DAY });
    },
  },
  promise: {
    at: MAIL_TIME,
    prepare: async (app, account, first) => {
      const tom = somebody(account, first, { givenName: 'Tom', lastInteractionOn: '2026-11-20' });
      await stored(app.unitOfWork, account, tom);
      await remind(app, account, { kind: 'promise', contactId: tom.id, dueOn: MAIL_DAY });
    },
  },
  meeting: {
    at: MAIL_TIME,
    prepare: async (app, account, first) => {
      const ayla = somebody(account, first, { givenName: 'Ayla', lastInteractionOn: '2026-11-20' });
      await stored(app.unitOfWork, account, ayla);
      await meet(app, account, { on: MAIL_DAY, id: ayla.id, place: 'Café Puschkin' });
    },
  },
  birthday: {
    at: MAIL_TIME,
    prepare: async (app, account, first) => {
      const people = [
        somebody(account, first, { givenName: 'Ayla', birthday: '--11-24', lastInteractionOn: '2026-11-20' }),
        somebody(account, first + 1, { givenName: 'Tom', birthday: '1990-11-30', lastInteractionOn: '2026-11-20' }),
        somebody(account, first + 2, { givenName: 'Kim', birthday: '1990-11-22', lastInteractionOn: '2026-11-20' }),
      ];
      await stored(app.unitOfWork, account, ...people);
      for (const { id } of people) await remind(app, account, { kind: 'birthday', contactId: id, dueOn: MAIL_DAY });
    },
  },
  trip: {
    at: MAIL_TIME,
    prepare: async (app, account, first) => {
      await easyPeople(app, account, first, ['Marlene'], 'München');
      const trip = { city: 'München', country: 'DE', from: '2026-11-26', to: '2026-11-27' };
      await app.get(TripsService).create(account, trip);
    },
  },
  weekend: {
    at: FRIDAY,
    prepare: async (app, account, first) => {
      const people = ['Ayla', 'Tom', 'Marlene', 'Kim'].map((givenName, index) =>
        somebody(account, first + index, { givenName, birthday: '1990-11-29', lastInteractionOn: '2026-11-20' }),
      ) as [Person, Person, Person, Person];
      const [ayla, tom, marlene, kim] = people;
      await stored(app.unitOfWork, account, ...people);
      await remind(app, account, { kind: 'follow-up', contactId: kim.id, dueOn: '2026-11-27' });
      await meet(app, account, { on: '2026-11-28', id: ayla.id, place: 'Café Puschkin' });
      await remind(app, account, { kind: 'birthday', contactId: tom.id, dueOn: '2026-11-29' });
      const text = 'Den Artikel über Stadtradio schicken';
      await remind(app, account, { kind: 'promise', contactId: marlene.id, text, dueOn: '2026-11-28' });
      await remind(app, account, { kind: 'own', text: 'Fahrkarte nach München', dueOn: '2026-11-29' });
    },
  },
  weekly: {
    at: MAIL_TIME,
    account: { mailDays: [2] },
    prepare: async (app, account, first) => {
      await easyPeople(app, account, first, ['Marlene', 'Tom']);
      const ayla = somebody(account, first + 9, { givenName: 'Ayla', lastInteractionOn: '2026-11-20' });
      await stored(app.unitOfWork, ayla);
      await meet(app, account, { on: '2026-11-26', id: ayla.id, place: 'Café Puschkin' });
    },
  },
};

type Person = ReturnType<typeof somebody>;

/** People whom it is easy to write to, and the account. */
async function easyPeople(
  app: TestApp,
  account: Account,
  first: number,
  names: readonly string[],
  city: string | null = null,
): Promise<void> {
  const people = names.map((givenName, index) =>
    somebody(account, first + index, { givenName, city, layer: 'inner', lastInteractionOn: '2026-04-20' }),
  );
  await stored(app.unitOfWork, account, ...people);
}

async function remind(
  app: TestApp,
  account: Account,
  reminder: Parameters<RemindersService['create']>[1],
): Promise<void> {
  await app.get(RemindersService).create(account, reminder);
}

/** From 16:00 to 16:45 in Berlin. */
async function meet(
  app: TestApp,
  account: Account,
  { on, id, place }: { readonly on: string; readonly id: string; readonly place: string },
): Promise<void> {
  const times = { start: `${on}T15:00:00Z`, end: `${on}T15:45:00Z`, timeZone: 'Europe/Berlin' };
  await app.get(MeetingsService).create(account, { ...times, place, contactIds: [id] });
}
