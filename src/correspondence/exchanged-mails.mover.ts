import { Injectable } from '@nestjs/common';
import type { Move } from '../common/database/moved-rows.js';
import { Mover } from '../contacts/merging/mover.js';
import type { ExchangedMail } from './exchanged-mail.entity.js';
import { ExchangedMailsStore } from './exchanged-mails.store.js';

interface MovedMails {
  readonly moved: readonly string[];
  /** Mails that both had got. What they belong to may be gone when they come back, so they come back alone. */
  readonly dropped: readonly ExchangedMail[];
}

/** Mails that were exchanged with them. */
@Injectable()
export class ExchangedMailsMover extends Mover<MovedMails> {
  readonly name = 'exchanged_mails';
  readonly pointers = ['exchanged_mails.contact_id'];

  constructor(private readonly store: ExchangedMailsStore) {
    super();
  }

  async moveTo(accountId: string, move: Move): Promise<MovedMails> {
    const dropped = await this.store.dropCommon(accountId, move);
    // what a merge keeps is no place for what people wrote
    const bare = dropped.map((mail) => ({ ...mail, attemptId: null, interactionId: null, subject: null, words: null }));
    return { moved: await this.store.moveAll(accountId, move), dropped: bare };
  }

  async moveBack(accountId: string, { moved, dropped }: MovedMails, move: Move): Promise<void> {
    await this.store.moveThese(accountId, { ...move, ids: moved });
    if (dropped.length > 0) await this.store.insert(dropped);
  }
}
