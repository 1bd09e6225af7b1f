import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import { webAddress } from '../common/outbound/web-address.js';
import { AddressSource } from './address-source.js';
import type { BusyCalendar } from './busy-calendar.entity.js';
import { BusyCalendarNotFound, CalendarAddressRefused, TooManyBusyCalendars } from './busy-calendars.errors.js';
import type { CreateBusyCalendar, UpdateBusyCalendar } from './busy-calendars.input.js';
import { BusyCalendarsStore } from './busy-calendars.store.js';

/** Calendars of one account. Ours: people have two or three; each is fetched every hour. */
const MOST_CALENDARS = 20;

/** What is not known before the first look, nor of another address. */
const unread = {
  etag: null,
  lastModified: null,
  readUntil: null,
  lookedAt: null,
  triedAt: null,
  tries: 0,
  leaseUntil: null,
  problem: null,
  problemAnswer: null,
  problemAt: null,
} as const;

/** What a calendar of a CalDAV account is made of. */
export interface NewCaldavCalendar {
  readonly calendarAccountId: string;
  /** Sealed like an address: it names the user. */
  readonly address: string;
  readonly label: string;
  readonly counts: boolean;
}

/** Calendars elsewhere that say when the user has no time. */
@Injectable()
export class BusyCalendarsService {
  constructor(
    private readonly store: BusyCalendarsStore,
    private readonly source: AddressSource,
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  list(accountId: string): Promise<BusyCalendar[]> {
    return this.store.list(accountId);
  }

  /** Throws BusyCalendarNotFound. */
  async find(accountId: string, id: string): Promise<BusyCalendar> {
    const found = await this.store.find(accountId, id);
    if (!found) throw new BusyCalendarNotFound();
    return found;
  }

  /** The name of the server that it comes from; null where nobody can say. */
  hostOf(calendar: BusyCalendar): string | null {
    return this.source.hostOf(calendar);
  }

  /** Where it is; null where the address does not open. */
  addressOf(calendar: BusyCalendar): string | null {
    try {
      return this.source.addressOf(calendar);
    } catch {
      return null;
    }
  }

  /** Adds an address; the first look is due at once. Throws CalendarAddressRefused, TooManyBusyCalendars. */
  create(accountId: string, { url, label, counts = true }: CreateBusyCalendar): Promise<BusyCalendar> {
    const addressSealed = this.source.seal(accountId, checked(url));
    return this.add({
      accountId,
      kind: 'address',
      calendarAccountId: null,
      label: label.trim(),
      addressSealed,
      counts,
    });
  }

  /** Adds a calendar of a CalDAV account. Throws TooManyBusyCalendars. */
  createCaldav(
    accountId: string,
    { calendarAccountId, address, label, counts }: NewCaldavCalendar,
  ): Promise<BusyCalendar> {
    const addressSealed = this.source.seal(accountId, address);
    return this.add({ accountId, kind: 'caldav', calendarAccountId, label, addressSealed, counts });
  }

  /** Throws BusyCalendarNotFound, CalendarAddressRefused. What was read of another address is forgotten. */
  async update(accountId: string, id: string, { url, label, counts }: UpdateBusyCalendar): Promise<BusyCalendar> {
    const addressSealed = url === undefined ? null : this.source.seal(accountId, checked(url));
    return this.unitOfWork.run(async () => {
      const before = await this.store.findForChange(accountId, id);
      if (!before) throw new BusyCalendarNotFound();
      if (addressSealed !== null && before.kind !== 'address') throw new CalendarAddressRefused();
      const now = this.clock.now();
      const updatedAt = now.toISOString();
      const changed = {
        ...(label === undefined ? {} : { label: label.trim() }),
        ...(counts === undefined ? {} : { counts }),
        ...(addressSealed === null ? {} : { addressSealed, ...unread, events: 0, nextLookAt: updatedAt }),
        updatedAt,
      };
      await this.store.update(before, changed);
      if (addressSealed !== null) await this.store.replaceMonths(before, new Map(), now);
      return { ...before, ...changed };
    });
  }

  /** Takes it away with all that was read of it. Throws BusyCalendarNotFound. */
  async remove(accountId: string, id: string): Promise<void> {
    const found = await this.unitOfWork.run(() => this.store.remove(accountId, id));
    if (!found) throw new BusyCalendarNotFound();
  }

  private add(
    given: Pick<BusyCalendar, 'accountId' | 'kind' | 'calendarAccountId' | 'label' | 'addressSealed' | 'counts'>,
  ): Promise<BusyCalendar> {
    const now = this.clock.now();
    const at = now.toISOString();
    const calendar = {
      id: newId(now),
      ...given,
      ...unread,
      version: 0,
      events: 0,
      nextLookAt: at,
      createdAt: at,
      updatedAt: at,
    };
    return this.unitOfWork.run(async () => {
      await this.accounts.lock(given.accountId); // nobody else counts meanwhile
      if ((await this.store.count(given.accountId)) >= MOST_CALENDARS) throw new TooManyBusyCalendars(MOST_CALENDARS);
      await this.store.insert(calendar);
      return calendar;
    });
  }
}

function checked(url: string): string {
  try {
    return webAddress(url).href;
  } catch {
    throw new CalendarAddressRefused();
  }
}
