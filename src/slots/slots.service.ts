import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import type { HeldSlot } from './held-slot.entity.js';
import { SlotTaken, slotRefused } from './slots.errors.js';
import type { SlotInput } from './slots.input.js';
import { SlotsStore } from './slots.store.js';

const MS_PER_DAY = 86_400_000;

/** Whom a time is offered to, and in which message. */
export interface SlotOffer {
  readonly attemptId: string;
  readonly contactId: string;
}

/** "One slot is offered to one person only" (product.md, "Slots"). Writes belong into the unit of work of the message. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly store: SlotsStore,
    private readonly accounts: AccountsService,
    private readonly meetings: MeetingsService,
    private readonly clock: Clock,
  ) {}

  /** Holds all of these times for one person, or none: SlotTaken if one of them is somebody else's. */
  async hold(accountId: string, offer: SlotOffer, slots: readonly SlotInput[]): Promise<void> {
    if (slots.length === 0) return;
    const held = slots.map((slot, index) => this.heldSlot(accountId, offer, { slot, index }));
    await this.accounts.lock(accountId); // no other instance looks while we look and write
    await this.assertFree(held);
    await this.store.insert(uniqueByStart(held));
  }

  /** Instead of the times that the message named before. */
  async replace(accountId: string, offer: SlotOffer, slots: readonly SlotInput[]): Promise<void> {
    await this.store.removeOf(accountId, offer.attemptId);
    await this.hold(accountId, offer, slots);
  }

  /** After an undo or a touch: the times that the attempt names are held again, but for those taken meanwhile. */
  async holdAgain(accountId: string, attemptId: string): Promise<void> {
    await this.accounts.lock(accountId);
    for (const slot of await this.store.namedBy(accountId, attemptId, this.now())) {
      if (slot.releasedAt === null || (await this.isTaken(slot))) continue;
      await this.store.holdAgain(accountId, slot.id);
    }
  }

  /** Before a message goes out: SlotTaken if a time that it names, held or let go meanwhile, is somebody else's by now. */
  async assertStillFree(accountId: string, attemptId: string): Promise<void> {
    await this.accounts.lock(accountId);
    await this.assertFree(await this.store.namedBy(accountId, attemptId, this.now()));
  }

  /** Lets go every time that the attempt holds. */
  release(accountId: string, attemptId: string): Promise<void> {
    return this.store.release(accountId, attemptId, this.now());
  }

  /** The times held by each of these attempts, by start; "when its hour has passed" it is held no more. */
  async ofAttempts(accountId: string, attemptIds: readonly string[]): Promise<Map<string, HeldSlot[]>> {
    const slotsByAttempt = new Map<string, HeldSlot[]>();
    for (const slot of await this.store.heldOf(accountId, attemptIds, this.now())) {
      slotsByAttempt.set(slot.attemptId, [...(slotsByAttempt.get(slot.attemptId) ?? []), slot]);
    }
    return slotsByAttempt;
  }

  /** The times held between two instants, by start: what is offered to whom. */
  heldBetween(accountId: string, span: Pick<HeldSlot, 'startAt' | 'endAt'>): Promise<HeldSlot[]> {
    return this.store.heldBetween(accountId, span);
  }

  private async assertFree(slots: readonly HeldSlot[]): Promise<void> {
    for (const slot of slots) if (await this.isTaken(slot)) throw new SlotTaken();
  }

  /** Held for somebody else, or agreed with somebody else. */
  private async isTaken(slot: HeldSlot): Promise<boolean> {
    if (await this.store.heldForAnother(slot.accountId, slot, this.now())) return true;
    return this.meetings.isAgreedWithOthers(slot.accountId, slot.contactId, slot);
  }

  private now(): string {
    return this.clock.now().toISOString();
  }

  private heldSlot(accountId: string, offer: SlotOffer, given: { slot: SlotInput; index: number }): HeldSlot {
    const { slot, index } = given;
    const start = Date.parse(slot.start);
    const end = Date.parse(slot.end);
    if (end <= start) throw slotRefused(index, 'slotEndsFirst');
    if (end - start > MS_PER_DAY) throw slotRefused(index, 'slotTooLong');
    const now = this.clock.now();
    if (start <= now.getTime()) throw slotRefused(index, 'slotPast');
    const times = { startAt: isoOf(start), endAt: isoOf(end), timeZone: slot.timeZone };
    return { id: newId(now), accountId, ...offer, ...times, releasedAt: null };
  }
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

function uniqueByStart(slots: readonly HeldSlot[]): HeldSlot[] {
  return [...new Map(slots.map((slot) => [slot.startAt, slot])).values()];
}
