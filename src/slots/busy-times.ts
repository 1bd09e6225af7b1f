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
  private readonly sources: BusySource[] = [];

  add(source: BusySource): void {
    this.sources.push(source);
  }

  async of(account: Account, span: Span): Promise<Span[]> {
    const found = await Promise.all(this.sources.map((source) => source.busy(account, span)));
    return found.flat();
  }
}
