import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Change } from '../contacts/changes/change.entity.js';
import { UndoOvertaken } from '../people/undo/undo.errors.js';
import { Undoer } from '../people/undo/undoer.js';
import type { RhythmBefore } from './mail-rhythm.service.js';
import { isSameRhythm, rhythmOf } from './rhythm.js';

/** A pause, fewer mails or none: they come as before. */
@Injectable()
export class MailRhythmUndoer extends Undoer {
  readonly kinds = ['mail-rhythm'] as const;

  constructor(private readonly accounts: AccountsService) {
    super();
  }

  async undo({ id }: Account, { detail }: Change): Promise<void> {
    const { before, left } = detail as RhythmBefore; // written by MailRhythm
    await this.accounts.lock(id);
    if (!isSameRhythm(rhythmOf(await this.accounts.find(id)), left)) throw new UndoOvertaken();
    await this.accounts.update(id, { ...before });
  }
}
