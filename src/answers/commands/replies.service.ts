import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { Log } from '../../common/log.js';
import { OwnAddresses } from '../../mail/own/own-addresses.service.js';
import type { MailKey } from '../mail-key.entity.js';
import type { Answer } from './answer.js';
import { CarryOut } from './carry-out.service.js';
import { CommandWordsService } from './command-words.service.js';
import { readCommands } from './domain/read-commands.js';

/**
 * Answers to our mails. Whoever holds the token of that mail and writes from the account's address, or that of its own
 * mail account, may act, nobody else (product.md: "Replies that carry commands are accepted only to `reply+TOKEN@` of that mail").
 */
@Injectable()
export class Replies {
  constructor(
    private readonly addresses: OwnAddresses,
    private readonly words: CommandWordsService,
    private readonly work: CarryOut,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Does what the answer says, once, and puts a receipt into the outbox; silent for those who may not. */
  async take(key: MailKey, answer: Answer): Promise<void> {
    const account = await this.addresses.writerOf(key.accountId, answer.from);
    if (!account) return this.log.info('answer passed over', { accountId: key.accountId, why: 'another sender' });
    await this.work.carryOut(account, { key, answer, read: readCommands(wordsOf(answer), this.reading(account)) });
  }

  private reading({ timeZone }: Account): Parameters<typeof readCommands>[1] {
    return { words: this.words.words, today: this.clock.today(timeZone) };
  }
}

/** Mail programs that unsubscribe for somebody may send the subject alone (RFC 6068: `mailto:...?subject=stop`). */
function wordsOf({ subject, text }: Answer): string {
  return text?.trim() ? text : subject;
}
