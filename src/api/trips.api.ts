import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { TripRemoval } from '../outreach/on-trips/trip-removal.service.js';
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
    private readonly removal: TripRemoval,
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
    @Reply() reply: FastifyReply,
  ): Promise<TripResponse> {
    const trip = await this.trips.create(account, input);
    return this.revisions.created(reply, `/trips/${trip.id}`, await this.response(trip));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<TripResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateTrip,
    @Reply() reply: FastifyReply,
  ): Promise<TripResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.trips.update(account.id, id, input));
  }

  /** What was written on it stays. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.removal.remove(account.id, id));
  }

  private one(account: Account, id: string): Revised<TripResponse> {
    return { id, read: async () => this.response(await this.trips.find(account.id, id)) };
  }

  private async response(trip: Trip): Promise<TripResponse> {
    return tripResponse(trip, await this.places.of(trip));
  }
}
