import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { WrittenKeys } from '../answers/mail-keys.service.js';
import type { LocalDate } from '../common/local-date.js';
import { OutboxService, type ReadyLetter } from '../mail/outbox.service.js';
import { type Composed, DigestComposer } from './digest-composer.service.js';
import { DigestFacts } from './digest-facts.service.js';
import type { DaySuggestion } from './suggestions-of-day.service.js';
import { WriteLessService } from './write-less.service.js';

export interface WrittenLetter {
  readonly letter: ReadyLetter;
  readonly keys: WrittenKeys;
}

export interface WrittenDigest extends WrittenLetter {
  /** The people whom this mail names. */
  readonly suggestions: readonly DaySuggestion[];
  /** It also asks whether fewer mails would do. */
  readonly asks: boolean;
}

/** Reads a day's facts and writes its mail. Changes nothing, and takes its time before any unit of work begins. */
@Injectable()
export class DigestLetters {
  constructor(
    private readonly facts: DigestFacts,
    private readonly composer: DigestComposer,
    private readonly outbox: OutboxService,
    private readonly writeLess: WriteLessService,
  ) {}

  /** Null: "Nothing to say, no mail" (product.md). `askedOn`: when the account was asked last whether fewer mails would do. */
  async write(account: Account, day: LocalDate, now: Date, askedOn: LocalDate | null): Promise<WrittenDigest | null> {
    const facts = await this.facts.of(account, day, now);
    const asks = await this.writeLess.isDue(account, day, askedOn);
    if (facts.lines.length === 0 && !asks) return null;
    const written = this.ready(account, this.composer.digest(account, { ...facts, asks }, now));
    const suggestions = facts.lines.flatMap((line) => (line.kind === 'suggestion' ? [line.suggestion] : []));
    return { ...written, suggestions, asks };
  }

  /** A day's mail as it would be, without anything that would have to be kept; null where there is nothing to say. */
  async preview(account: Account, day: LocalDate, now: Date): Promise<Composed['letter'] | null> {
    const facts = await this.facts.of(account, day, now);
    return facts.lines.length === 0 ? null : this.composer.digest(account, { ...facts, asks: false }, now).letter;
  }

  /** A try, also when there is nothing to say. */
  async test(
    account: Account,
    day: LocalDate,
    attempt: { readonly id: string; readonly now: Date },
  ): Promise<WrittenLetter> {
    const facts = await this.facts.of(account, day, attempt.now);
    return this.ready(account, this.composer.test(account, { ...facts, asks: false }, attempt));
  }

  private ready(account: Account, { letter, keys }: Composed): WrittenLetter {
    return { letter: this.outbox.prepare(account, letter), keys };
  }
}
