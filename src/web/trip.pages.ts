import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { revisionOf, Revisions } from '../common/http/revisions.js';
import { validInput } from '../common/validation/valid-input.js';
import type { Trip } from '../trips/trip.entity.js';
import { TripPlaces } from '../trips/trip-places.service.js';
import { CreateTrip } from '../trips/trips.input.js';
import { TripsService } from '../trips/trips.service.js';
import { TripReader } from './readers/trip.reader.js';
import { tripInput } from './trip.fields.js';
import { tripPage } from './views/trip.view.js';
import { tripEditPage } from './views/trips.view.js';

/** One trip: whom, when, and a draft for each; and changing it. */
@Controller('trips')
export class TripPages {
  constructor(
    private readonly pages: Pages,
    private readonly trips: TripsService,
    private readonly reader: TripReader,
    private readonly places: TripPlaces,
    private readonly revisions: Revisions,
  ) {}

  @Get(':id')
  async show(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const facts = await this.reader.read(account, id, textOf(query, 'from'));
    await this.pages.show(reply, tripPage(this.pages.voice(reply), { facts, account }));
  }

  @Get(':id/edit')
  async showEdit(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const trip = await this.trips.find(account.id, id);
    const asked = { trip, place: await this.places.of(trip), revision: revisionOf(trip) };
    await this.pages.show(reply, tripEditPage(this.pages.voice(reply), asked));
  }

  @Post(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const trip = await this.trips.find(account.id, id);
    const voice = this.pages.voice(reply);
    const place = await this.places.of(trip);
    await this.pages.submit(reply, {
      act: () => this.save(account, trip, fields),
      done: () => this.pages.redirect(reply, `/trips/${id}`, { code: 'trip-saved' }),
      again: (problem) => tripEditPage(voice, { trip, place, fields, problem, revision: null }),
      elsewhere: (problem) => tripEditPage(voice, { trip, place, fields, problem, revision: revisionOf(trip) }),
    });
  }

  private async save(account: Account, { id, city }: Trip, fields: Fields): Promise<Trip> {
    const input = await validInput(CreateTrip, tripInput(fields, city));
    return this.revisions.unchanged(textOf(fields, 'revision'), {
      id,
      read: () => this.trips.find(account.id, id),
      write: () => this.trips.update(account.id, id, input),
    });
  }
}
