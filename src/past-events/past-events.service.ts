import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { chunked } from '../common/chunked.js';
import { Clock } from '../common/clock.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { instantOf, localDateOf } from '../common/zoned-time.js';
import { emailKey } from '../contacts/domain/name-key.js';
import { fullName } from '../contacts/domain/full-name.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { CalendarReading } from '../busy-calendars/reading/calendar-reading.js';
import { ManyInteractions } from '../interactions/many-interactions.service.js';
import { OwnAddresses } from '../mail/own/own-addresses.service.js';
import { eventKey, talkId } from './event-key.js';
import { type MetBy, pastMeetings, type PastMeeting } from './domain/past-meetings.js';
import { PastCalendar, type PastWindow } from './past-calendar.service.js';
import { LONGEST_TITLE, MOST_AT_ONCE, type PastYears } from './past-events.input.js';

const USUAL_YEARS: PastYears = 3;
/** With leap days, a day more rather than less. */
const DAYS_PER_YEAR = 366;
/** Addresses asked for at once: each may reach several people, and a question has a limit. */
const ADDRESSES_AT_ONCE = 25;
const IDS_AT_ONCE = 500;

/** One person's part in one event. */
export interface PastEvent {
  readonly key: string;
  readonly contactId: string;
  readonly name: string;
  readonly on: LocalDate;
  readonly channel: MetBy;
  readonly title: string | null;
  /** A talk with them stands on that day already, however it was noted. */
  readonly known: boolean;
}

export interface PastEventsPreview {
  /** The newest first; at most 500. */
  readonly events: readonly PastEvent[];
  /** True: there are older ones, too. They come once these are kept. */
  readonly more: boolean;
  /** How many counted before. */
  readonly counted: number;
  /** How many had more than 12 people. */
  readonly large: number;
  /** How many could not be read. */
  readonly unreadable: number;
}

interface Part extends Omit<PastEvent, 'name' | 'known'> {
  readonly id: string;
}

/** Whom the user has met, as their calendar tells. Looks only; nothing of the calendar is kept. */
@Injectable()
export class PastEvents {
  constructor(
    private readonly calendar: PastCalendar,
    private readonly own: OwnAddresses,
    private readonly contacts: ContactsService,
    private readonly interactions: ManyInteractions,
    private readonly clock: Clock,
  ) {}

  /** Throws PastFileUnreadable. */
  async inFile(account: Account, bytes: Uint8Array, years: PastYears = USUAL_YEARS): Promise<PastEventsPreview> {
    const window = await this.window(account, years);
    return this.preview(window, await this.calendar.ofFile(bytes, window));
  }

  /** Throws what PastCalendar.ofCalendar throws. */
  async inCalendar(account: Account, calendarId: string, years: PastYears = USUAL_YEARS): Promise<PastEventsPreview> {
    const window = await this.window(account, years);
    return this.preview(window, await this.calendar.ofCalendar(calendarId, window));
  }

  private async window(account: Account, years: PastYears): Promise<PastWindow> {
    const first = addDays(this.clock.today(account.timeZone), -years * DAYS_PER_YEAR);
    const from = instantOf(first, '00:00', account.timeZone).getTime();
    return { account, from, to: this.clock.now().getTime(), own: [...(await this.own.keysOf(account))] };
  }

  private async preview({ account, to, own }: PastWindow, reading: CalendarReading): Promise<PastEventsPreview> {
    const { meetings, large } = pastMeetings(reading.events, { own: new Set(own), now: to });
    const parts = await this.partsOf(account, meetings);
    const counted = await this.interactions.present(
      account.id,
      parts.map(({ id }) => id),
    );
    const fresh = parts.filter(({ id }) => !counted.has(id)).sort((one, other) => (one.on < other.on ? 1 : -1));
    const shown = fresh.slice(0, MOST_AT_ONCE);
    const events = await this.withNames(account.id, shown);
    const { unreadable } = reading;
    return { events, more: fresh.length > shown.length, counted: counted.size, large, unreadable };
  }

  /** One for each person and event. */
  private async partsOf(account: Account, meetings: readonly PastMeeting[]): Promise<Part[]> {
    const byAddress = await this.byAddress(account.id, [
      ...new Set(meetings.flatMap(({ addresses }) => addresses.map(emailKey))),
    ]);
    const parts = new Map<string, Part>();
    for (const { key: event, start, title, channel, addresses } of meetings) {
      const on = localDateOf(new Date(start), account.timeZone);
      for (const address of [...addresses].sort()) {
        const [contactId, another] = byAddress.get(emailKey(address)) ?? [];
        if (contactId === undefined || another !== undefined) continue; // an address that several share names nobody
        const key = eventKey(event, address);
        const part = { id: talkId(account.id, key), key, contactId, on, channel, title: titleOf(title) };
        const place = `${event}\n${contactId}`; // two addresses of one person are one part
        if (!parts.has(place)) parts.set(place, part);
      }
    }
    return [...parts.values()];
  }

  private async byAddress(accountId: string, addresses: readonly string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const some of chunked(addresses, ADDRESSES_AT_ONCE)) {
      for (const { contactId, key } of await this.contacts.reachedBy(accountId, some)) {
        found.set(key, [...(found.get(key) ?? []), contactId]);
      }
    }
    return found;
  }

  private async withNames(accountId: string, parts: readonly Part[]): Promise<PastEvent[]> {
    const ids = [...new Set(parts.map(({ contactId }) => contactId))];
    const [contacts, days] = [await this.contacts.findMany(accountId, ids), new Set<string>()];
    for (const some of chunked(ids, IDS_AT_ONCE)) {
      for (const day of await this.interactions.daysWith(accountId, some)) days.add(day);
    }
    return parts.flatMap(({ id: _, ...part }) => {
      const contact = contacts.get(part.contactId);
      if (!contact) return [];
      return [{ ...part, name: fullName(contact), known: days.has(`${part.contactId} ${part.on}`) }];
    });
  }
}

function titleOf(title: string | null): string | null {
  const line = title?.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim() ?? '';
  return [...line].slice(0, LONGEST_TITLE).join('') || null;
}
