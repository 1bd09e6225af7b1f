import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaldavClient } from '../calendar-accounts/caldav/caldav-client.js';
import { CaldavEnded } from '../calendar-accounts/caldav/caldav-ended.js';
import { readEvents } from '../calendar-accounts/caldav/read-events.js';
import { CalendarAccountsService } from '../calendar-accounts/calendar-accounts.service.js';
import { isOwnEventName } from '../calendar-accounts/domain/own-event-name.js';
import type { CaldavProblem } from '../calendar-accounts/domain/words.js';
import { AddressSource } from './address-source.js';
import type { BusyCalendar } from './busy-calendar.entity.js';
import {
  type CalendarSource,
  CalendarSources,
  type CalendarWish,
  type FetchedCalendar,
  LookEnded,
} from './calendar-sources.js';
import type { LookProblem } from './domain/words.js';

/** Calendars of the user's own CalDAV accounts. */
@Injectable()
export class CaldavSource implements CalendarSource, OnModuleInit {
  constructor(
    private readonly accounts: CalendarAccountsService,
    private readonly client: CaldavClient,
    private readonly addresses: AddressSource,
    private readonly all: CalendarSources,
  ) {}

  onModuleInit(): void {
    this.all.add('caldav', this);
  }

  /** The tag of the calendar stands in for an ETag. Meetings that we write there take their time here already. */
  async fetch(calendar: BusyCalendar, { etag, from, to }: CalendarWish): Promise<FetchedCalendar> {
    const account = await this.accounts.find(calendar.accountId, calendar.calendarAccountId ?? '');
    const url = this.addresses.addressOf(calendar);
    const leaveOut = account.pushTo === url ? isOwnEventName : (): boolean => false;
    try {
      const signIn = this.accounts.signIn(account);
      const { bytes, tag } = await readEvents(this.client, signIn, { url, tag: etag, from, to, leaveOut });
      return { bytes, etag: tag, lastModified: null };
    } catch (error) {
      if (!(error instanceof CaldavEnded)) throw error; // the outbound guard's own
      throw new LookEnded(lookProblemOf(error.problem), error.answer);
    }
  }
}

const known: Partial<Readonly<Record<CaldavProblem, LookProblem>>> = {
  'sign-in': 'sign-in',
  digest: 'sign-in',
  plain: 'address',
  elsewhere: 'address',
  large: 'large',
  locked: 'locked',
  'not-caldav': 'not-a-calendar',
};

function lookProblemOf(problem: CaldavProblem): LookProblem {
  return known[problem] ?? 'status';
}
