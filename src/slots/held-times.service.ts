import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { type BusySource, BusyTimes } from './busy-times.js';
import type { Span } from './domain/free-slots.js';
import { SlotsStore } from './slots.store.js';

/** Times that messages hold: each is offered to one person only. */
@Injectable()
export class HeldTimes implements BusySource, OnModuleInit {
  constructor(
    private readonly store: SlotsStore,
    private readonly all: BusyTimes,
  ) {}

  onModuleInit(): void {
    this.all.addOffers(this);
  }

  async busy(account: Account, { start, end }: Span): Promise<Span[]> {
    const span = { startAt: new Date(start).toISOString(), endAt: new Date(end).toISOString() };
    const held = await this.store.heldBetween(account.id, span);
    return held.map(({ startAt, endAt }) => ({ start: Date.parse(startAt), end: Date.parse(endAt) }));
  }
}
