import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboundFetch } from '../common/outbound/outbound-fetch.js';
import { SecretBox, SecretNotOpened, type SecretPlace } from '../common/secret-box.js';
import type { BusyCalendar } from './busy-calendar.entity.js';
import {
  type CalendarSource,
  CalendarSources,
  type CalendarWish,
  type FetchedCalendar,
  LookEnded,
} from './calendar-sources.js';
import { LARGEST_CALENDAR } from './reading/read-calendar.js';

/** As long as the column is. */
const LONGEST_DATE = 64;

/** Calendars behind an address that anybody with it may read. The address is sealed, and opened only to ask for it. */
@Injectable()
export class AddressSource implements CalendarSource, OnModuleInit {
  constructor(
    private readonly outbound: OutboundFetch,
    private readonly box: SecretBox,
    private readonly all: CalendarSources,
  ) {}

  onModuleInit(): void {
    this.all.add('address', this);
  }

  async fetch(calendar: BusyCalendar, { etag, lastModified }: CalendarWish): Promise<FetchedCalendar> {
    const limits = { bytes: LARGEST_CALENDAR, accept: 'text/calendar, */*;q=0.5' };
    const fetched = await this.outbound.fetch(this.addressOf(calendar), limits, { etag, lastModified });
    const modified = fetched.lastModified ?? null;
    return {
      bytes: fetched.body,
      etag: fetched.etag ?? null,
      lastModified: modified !== null && modified.length <= LONGEST_DATE ? modified : null,
    };
  }

  seal(accountId: string, address: string): string {
    return this.box.seal(address, placeOf(accountId));
  }

  /** The name of the server alone: enough to know which calendar it is. Null where the address does not open. */
  hostOf(calendar: BusyCalendar): string | null {
    try {
      return new URL(this.addressOf(calendar)).hostname;
    } catch {
      return null;
    }
  }

  /** Throws LookEnded where it does not open. */
  addressOf({ accountId, addressSealed }: BusyCalendar): string {
    try {
      return this.box.open(addressSealed ?? '', placeOf(accountId));
    } catch (error) {
      throw error instanceof SecretNotOpened ? new LookEnded('locked') : error;
    }
  }
}

function placeOf(accountId: string): SecretPlace {
  return { accountId, column: 'busy_calendars.address_sealed' };
}
