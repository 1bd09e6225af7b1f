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
import type { Trip } from '../trips/trip.entity.js';
import { TripPlaces } from '../trips/trip-places.service.js';
import { CreateTrip, TripsQuery, UpdateTrip } from '../trips/trips.input.js';
import { TripsService } from '../trips/trips.service.js';
import { TripListResponse, TripResponse, tripResponse } from './responses/trip.response.js';

/** I am in a city from-to. */
@Controller('api/v1/trips')
export class TripsApi {
  constructor(
    private readonly trips: TripsService,
    private readonly places: TripPlaces,
    private readonly revisions: Revisions,
  ) {}

  /** The latest first; `when=ahead`: the next one first. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: TripsQuery): Promise<TripListResponse> {
    const { items, nextCursor } = await this.trips.list(account, query);
    return { items: await Promise.all(items.map((trip) => this.response(trip))), nextCursor };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateTrip,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TripResponse> {
    const trip = await this.trips.create(account, input);
    return this.revisions.created(reply, `/trips/${trip.id}`, await this.response(trip));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TripResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateTrip,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TripResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.trips.update(account.id, id, input),
    });
  }

  /** What was written on it stays. */
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
      write: () => this.trips.remove(account.id, id),
    });
  }

  private async shown(account: Account, id: string): Promise<TripResponse> {
    return this.response(await this.trips.find(account.id, id));
  }

  private async response(trip: Trip): Promise<TripResponse> {
    return tripResponse(trip, await this.places.of(trip));
  }
}
