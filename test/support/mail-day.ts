import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import type { TestApp } from './app.js';
import { aContact, stored } from './builders.js';

/** The Tuesday on which the mails of the tests are made; 08:30 in Berlin. */
export const MAIL_DAY = '2026-11-24';
export const MAIL_TIME = `${MAIL_DAY}T07:30:00.000Z`;

/** Where answers go, so that a mail says how to give one; nobody connects to it. */
export const repliesAreRead = {
  IMAP_URL: 'imaps://reply:secret@imap.example.org',
  REPLY_ADDRESS: 'reply@example.org',
};

/** Somebody with the same id in every run, so that the addresses in a mail are the same too. */
export function somebody(account: Account, number: number, fields: Parameters<typeof aContact>[1] = {}): Contact {
  const id = `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  return aContact(account, { id, familyName: 'Muster', form: 'du', ...fields });
}

/** A promise, a note, a meeting, a follow-up and two suggestions; the numbers of the people begin after `first`. */
export async function fullDay(app: TestApp, account: Account, first: number): Promise<void> {
  const [marlene, ayla, tom, easy, formal] = [
    somebody(account, first + 1, { givenName: 'Marlene', familyName: 'Aşkın-Hoffmann' }),
    somebody(account, first + 2, { givenName: 'Ayla' }),
    somebody(account, first + 3, { givenName: 'Tom', lastInMindOn: '2026-11-16', lastInteractionOn: '2025-03-01' }),
    somebody(account, first + 4, {
      givenName: '<img src=x onerror=alert(1)>',
      familyName: null,
      layer: 'inner',
      lastInteractionOn: '2026-04-20',
    }),
    somebody(account, first + 5, {
      givenName: 'Friederike',
      familyName: 'Oberländer-Schleswig',
      form: 'sie',
      layer: 'warm',
      gotOnWell: 5,
      metInPerson: true,
      lastInteractionOn: '2025-10-20',
    }),
  ] as const;
  await stored(app.unitOfWork, account, marlene, ayla, tom, easy, formal);
  const reminders = app.get(RemindersService);
  const promised = 'Den Artikel über Stadtradio schicken, wie am Telefon versprochen';
  await reminders.create(account, { kind: 'promise', contactId: marlene.id, text: promised, dueOn: MAIL_DAY });
  await reminders.create(account, { kind: 'follow-up', contactId: tom.id, dueOn: MAIL_DAY });
  await reminders.create(account, { kind: 'own', text: 'Fahrkarte nach München', dueOn: MAIL_DAY });
  await app.get(MeetingsService).create(account, {
    start: `${MAIL_DAY}T15:00:00Z`,
    end: `${MAIL_DAY}T15:45:00Z`,
    timeZone: 'Europe/Berlin',
    place: 'Café Puschkin',
    contactIds: [ayla.id],
  });
}
