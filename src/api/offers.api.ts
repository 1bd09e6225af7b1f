import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
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
    const { items, nextCursor } = await this.offers.list(account.id, query);
    return { items: items.map(offerResponse), nextCursor };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateOffer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OfferResponse> {
    const offer = await this.offers.create(account.id, input);
    return this.revisions.created(reply, `/offers/${offer.id}`, offerResponse(offer));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OfferResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateOffer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OfferResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.offers.update(account.id, id, input),
    });
  }

  /** Messages that were written with it stay as they are. */
  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.revisions.guarded(request, {
      id,
      read: () => this.shown(account, id),
      write: () => this.removal.remove(account.id, id),
    });
  }

  /** Who has had it, the latest first: messages that were sent with it. */
  @Get(':id/uses')
  async uses(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListOffers,
  ): Promise<OfferUseListResponse> {
    const { items, nextCursor } = await this.log.of(account.id, id, query);
    return { items: items.map(offerUseResponse), nextCursor };
  }

  private async shown(account: Account, id: string): Promise<OfferResponse> {
    return offerResponse(await this.offers.findTagged(account.id, id));
  }
}
