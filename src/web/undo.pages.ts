import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { AlreadyUndone, UndoOvertaken } from '../people/undo/undo.errors.js';
import { UndoService } from '../people/undo/undo.service.js';

const PERSON_PAGE = /^\/people\/([0-9a-f-]{36})/;

/** The button of the toast: takes back what the page before did, and stays where the reader is. */
@Controller('undo')
export class UndoPages {
  constructor(
    private readonly pages: Pages,
    private readonly undos: UndoService,
    private readonly contacts: ContactsService,
  ) {}

  @Post(':actId')
  async undo(
    @CurrentAccount() account: Account,
    @Param('actId') actId: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const back = this.pages.ownPath(textOf(fields, 'back')) ?? '/today';
    try {
      await this.undos.undo(account, actId);
      await this.pages.redirect(reply, await this.stillThere(account, back), { code: 'undone' });
    } catch (error) {
      if (!(error instanceof AlreadyUndone || error instanceof UndoOvertaken)) throw error;
      const code = error instanceof AlreadyUndone ? 'undo-already' : 'undo-overtaken';
      await this.pages.redirect(reply, back, { code });
    }
  }

  /** Whoever was only just added has no page any more. */
  private async stillThere(account: Account, path: string): Promise<string> {
    const [, id] = PERSON_PAGE.exec(path) ?? [];
    if (id === undefined) return path;
    return (await this.contacts.findMany(account.id, [id])).has(id) ? path : '/people';
  }
}
