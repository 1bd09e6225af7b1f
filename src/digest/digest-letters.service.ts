import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { LocalDate } from '../common/local-date.js';
import { OutboxService, type ReadyLetter } from '../mail/outbox.service.js';
import { DigestComposer } from './digest-composer.service.js';
import { DigestFacts } from './digest-facts.service.js';
import type { DaySuggestion } from './suggestions-of-day.service.js';

export interface WrittenDigest {
  readonly letter: ReadyLetter;
  /** The people whom this mail names. */
  readonly suggestions: readonly DaySuggestion[];
}

/** Reads a day's facts and writes its mail. Changes nothing, and takes its time before any unit of work begins. */
@Injectable()
export class DigestLetters {
  constructor(
    private readonly facts: DigestFacts,
    private readonly composer: DigestComposer,
    private readonly outbox: OutboxService,
  ) {}

  /** Null: "Nothing to say, no mail" (product.md). */
  async write(account: Account, day: LocalDate, now: Date): Promise<WrittenDigest | null> {
    const facts = await this.facts.of(account, day);
    if (facts.lines.length === 0) return null;
    const letter = await this.outbox.prepare(account, this.composer.digest(account, facts, now));
    const suggestions = facts.lines.flatMap((line) => (line.kind === 'suggestion' ? [line.suggestion] : []));
    return { letter, suggestions };
  }
}
