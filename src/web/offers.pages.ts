import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { Revisions } from '../common/http/revisions.js';
import { validInput } from '../common/validation/valid-input.js';
import { CreateOffer } from '../offers/offers.input.js';
import { OffersService } from '../offers/offers.service.js';
import { OfferRemoval } from '../outreach/bringing/offer-removal.service.js';
import { offerInput, quickOfferInput } from './offers.fields.js';
import { OffersReader, type SentOfferForm } from './readers/offers.reader.js';
import { offerPage, offersPage } from './views/offers.view.js';

/** The shelf: what I can bring, and who has had it. */
@Controller('offers')
export class OffersPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: OffersReader,
    private readonly offers: OffersService,
    private readonly removal: OfferRemoval,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async shelf(
    @CurrentAccount() account: Account,
    @Query('cursor') cursor: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(reply, await this.shelfPage(reply, account, { cursor: textOf({ cursor }, 'cursor') }));
  }

  @Post()
  async add(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.offers.create(account.id, await validInput(CreateOffer, quickOfferInput(fields))),
      done: () => this.pages.redirect(reply, '/offers', { code: 'offer-added' }),
      again: (problem) => this.shelfPage(reply, account, { sent: { fields, problem } }),
    });
  }

  @Get(':id')
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.offerPage(reply, account, { id }));
  }

  @Post(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.offers.find(account.id, id);
    await this.pages.submit(reply, {
      act: async () => {
        const input = await validInput(CreateOffer, offerInput(fields));
        const change = {
          id,
          read: () => this.offers.findTagged(account.id, id),
          write: () => this.offers.update(account.id, id, input),
        };
        return this.revisions.unchanged(textOf(fields, 'revision'), change);
      },
      done: () => this.pages.redirect(reply, '/offers', { code: 'saved' }),
      again: (problem) => this.offerPage(reply, account, { id, sent: { fields, problem } }),
      elsewhere: (problem) => this.offerPage(reply, account, { id, sent: { fields, problem, isNew: true } }),
    });
  }

  /** The messages that were written with it stay. */
  @Post(':id/remove')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.removal.remove(account.id, id);
    await this.pages.redirect(reply, '/offers', { code: 'offer-removed' });
  }

  private async shelfPage(
    reply: FastifyReply,
    account: Account,
    asked: { cursor?: string | null; sent?: SentOfferForm },
  ): Promise<Page> {
    const facts = await this.reader.shelf(account, asked.cursor ?? null);
    return offersPage(this.pages.voice(reply), this.pages, { ...facts, sent: asked.sent ?? null });
  }

  private async offerPage(
    reply: FastifyReply,
    account: Account,
    { id, sent }: { id: string; sent?: SentOfferForm },
  ): Promise<Page> {
    const facts = await this.reader.one(account, id);
    return offerPage(this.pages.voice(reply), { ...facts, sent: sent ?? null });
  }
}
