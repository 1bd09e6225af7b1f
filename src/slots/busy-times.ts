import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { Span } from './domain/free-slots.js';

/** Who knows of times in which the user can't meet anybody; whatever touches the span counts, way there and back included. */
export interface BusySource {
  busy(account: Account, span: Span): Promise<readonly Span[]>;
}

/** All that is known of an account's taken times. Modules above add what they know, such as calendars. */
@Injectable()
export class BusyTimes {
  private readonly calendars: BusySource[] = [];
  private readonly offers: BusySource[] = [];

  /** What stands in a calendar. */
  add(source: BusySource): void {
    this.calendars.push(source);
  }

  /** What is offered to somebody, and may come to nothing. */
  addOffers(source: BusySource): void {
    this.offers.push(source);
  }

  /** Whatever keeps a time from being offered. */
  of(account: Account, span: Span): Promise<Span[]> {
    return all([...this.calendars, ...this.offers], account, span);
  }

  /** The same without what is only offered: a message may name the times that it holds itself. */
  inCalendars(account: Account, span: Span): Promise<Span[]> {
    return all(this.calendars, account, span);
  }
}

async function all(sources: readonly BusySource[], account: Account, span: Span): Promise<Span[]> {
  const found = await Promise.all(sources.map((source) => source.busy(account, span)));
  return found.flat();
}
