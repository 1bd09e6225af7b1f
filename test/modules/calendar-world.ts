import { expect } from 'vitest';
import { OwnCalendarSchedule } from '../../src/own-calendar/own-calendar.schedule.js';
import { signedIn, type SignedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';
import { type CaldavServer } from '../support/caldav-server.js';
import type { engines } from '../support/database.js';

/** Somebody with a calendar elsewhere, a friend, and meetings with them. */
export interface CalendarWorld {
  readonly app: TestApp;
  readonly server: CaldavServer;
  readonly mara: SignedIn;
  readonly friend: string;
  /** The calendar account. */
  readonly id: string;
  meeting(start?: string, more?: object): Promise<string>;
  choose(choice: object): Promise<void>;
  /** One pass of the clock, so many minutes later. */
  pass(minutes?: number): Promise<void>;
  conflicts(): Promise<Record<string, unknown>[]>;
}

export function startWithCalendars(engine: (typeof engines)[number] = 'sqlite'): Promise<TestApp> {
  return startApp({ engine, env: { OUTBOUND_ALLOW: '127.0.0.1' } });
}

export async function calendarWorld(app: TestApp, server: CaldavServer): Promise<CalendarWorld> {
  const mara = await signedIn(app);
  const { api } = mara;
  const friend = aContact(mara.account, { givenName: 'Ada', familyName: 'Lovelace' });
  await stored(app.unitOfWork, friend);
  const signIn = { label: 'Nextcloud', address: server.url, userName: server.user, password: server.password };
  const id = await api.make('/calendar-accounts', signIn);
  return {
    ...{ app, server, mara, friend: friend.id, id },
    async meeting(start = '2026-12-01T14:00:00Z', more = {}) {
      const end = new Date(Date.parse(start) + 3_600_000).toISOString();
      const timeZone = 'Europe/Berlin';
      return api.make('/meetings', { contactIds: [friend.id], start, end, timeZone, place: 'Café', ...more });
    },
    async choose(choice) {
      const answer = await api.put(`/calendar-accounts/${id}/calendars`, { busy: [], ...choice });
      expect(answer.statusCode, answer.body).toBe(200);
    },
    async pass(minutes = 1) {
      app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString());
      await app.get(OwnCalendarSchedule).tick();
    },
    async conflicts() {
      const answer = await api.get(`/calendar-accounts/${id}/conflicts`);
      return answer.json<{ items: Record<string, unknown>[] }>().items;
    },
  };
}
