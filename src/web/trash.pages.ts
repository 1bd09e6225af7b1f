import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { ContactMoved } from '../contacts/contact.errors.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { PurgeService } from '../people/trash/purge.service.js';
import { TrashService } from '../people/trash/trash.service.js';
import { nameOf } from './views/person-words.view.js';
import { deletePage, emptyPage, purgePage, trashView } from './views/trash.view.js';

/** Deleting somebody, having them back, and deleting for good. */
@Controller('people')
export class TrashPages {
  constructor(
    private readonly pages: Pages,
    private readonly contacts: ContactsService,
    private readonly trash: TrashService,
    private readonly purging: PurgeService,
  ) {}

  @Get('trash')
  async show(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const cursor = textOf(query, 'cursor');
    const people = await this.trash.list(account.id, cursor === null ? {} : { cursor });
    const count = await this.trash.count(account.id);
    const voice = this.pages.voice(reply);
    const view = trashView(voice, this.pages, { people, count });
    await this.pages.show(reply, { name: 'trash', title: voice.say('trash.title'), place: 'people', view });
  }

  @Get('trash/empty')
  async showEmpty(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, emptyPage(this.pages.voice(reply), await this.trash.count(account.id)));
  }

  @Post('trash/empty')
  async empty(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.purging.empty(account.id);
    await this.pages.redirect(reply, '/people/trash', { code: 'emptied' });
  }

  @Get(':id/delete')
  async showDelete(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(reply, deletePage(this.pages.voice(reply), await this.contacts.find(account.id, id)));
  }

  @Post(':id/delete')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    if (await this.isSentOn(account, id, reply)) return;
    await this.trash.throwAway(account.id, id);
    await this.pages.redirect(reply, '/people', { code: 'person-deleted' });
  }

  @Post(':id/restore')
  async restore(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.trash.restore(account.id, id);
    const name = nameOf(this.pages.voice(reply), await this.contacts.find(account.id, id));
    const back = this.pages.ownPath(textOf(fields, 'back')) ?? `/people/${id}`;
    await this.pages.redirect(reply, back, { code: 'restored', params: { name } });
  }

  @Get(':id/purge')
  async showPurge(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(reply, await this.purgePage(account, id, reply));
  }

  @Post(':id/purge')
  async purge(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    if (await this.isSentOn(account, id, reply)) return;
    const fromTrash = (await this.trash.find(account.id, id)).deletedAt !== null;
    await this.purging.purge(account.id, id);
    await this.pages.redirect(reply, fromTrash ? '/people/trash' : '/people', { code: 'purged' });
  }

  /**
   * Whoever was merged since this form was shown is somebody else now. The browser would send the form on to them by
   * itself, and both would be gone: it is shown who they are instead.
   */
  private async isSentOn(account: Account, id: string, reply: FastifyReply): Promise<boolean> {
    const moved = await this.trash.find(account.id, id).catch((error: unknown) => {
      if (error instanceof ContactMoved) return error;
      throw error;
    });
    if (moved instanceof ContactMoved) await this.pages.redirect(reply, `/people/${moved.toId}`);
    return moved instanceof ContactMoved;
  }

  private async purgePage(account: Account, id: string, reply: FastifyReply): Promise<Page> {
    return purgePage(this.pages.voice(reply), await this.trash.find(account.id, id));
  }
}
