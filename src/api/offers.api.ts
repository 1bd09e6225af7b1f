import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { CreateOffer, ListOffers, UpdateOffer } from '../offers/offers.input.js';
import { OffersService } from '../offers/offers.service.js';
import { OfferLog } from '../outreach/bringing/offer-log.service.js';
import { OfferRemoval } from '../outreach/bringing/offer-removal.service.js';
import {
  OfferListResponse,
  OfferResponse,
  offerResponse,
  OfferUseListResponse,
  offerUseResponse,
} from './responses/offer.response.js';

/** The shelf: what I can bring. */
@Controller('api/v1/offers')
export class OffersApi {
  constructor(
    private readonly offers: OffersService,
    private readonly removal: OfferRemoval,
    private readonly log: OfferLog,
    private readonly revisions: Revisions,
  ) {}

  /** The newest first. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: ListOffers): Promise<OfferListResponse> {
    return pageAs(await this.offers.list(account.id, query), offerResponse);
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateOffer,
    @Reply() reply: FastifyReply,
  ): Promise<OfferResponse> {
    const offer = await this.offers.create(account.id, input);
    return this.revisions.created(reply, `/offers/${offer.id}`, offerResponse(offer));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<OfferResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateOffer,
    @Reply() reply: FastifyReply,
  ): Promise<OfferResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.offers.update(account.id, id, input));
  }

  /** Messages that were written with it stay as they are. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.removal.remove(account.id, id));
  }

  /** Who has had it, the latest first: messages that were sent with it. */
  @Get(':id/uses')
  async uses(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Query() query: ListOffers,
  ): Promise<OfferUseListResponse> {
    return pageAs(await this.log.of(account.id, id, query), offerUseResponse);
  }

  private one(account: Account, id: string): Revised<OfferResponse> {
    return { id, read: async () => offerResponse(await this.offers.findTagged(account.id, id)) };
  }
}
