import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { type NotedBefore, NoteMails } from '../../../correspondence/note-mails.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** A mail that was noted, with the talk and the answer that it was. */
@Injectable()
export class MailNotedUndoer extends Undoer {
  readonly kinds = ['mail-noted'] as const;

  constructor(private readonly notes: NoteMails) {
    super();
  }

  async undo(account: Account, { detail }: Change): Promise<void> {
    // written by NoteMails
    if (!(await this.notes.takeBack(account, detail as NotedBefore))) throw new UndoOvertaken();
  }
}
