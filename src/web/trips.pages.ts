import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields, FormProblem } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { TripRemoval } from '../outreach/on-trips/trip-removal.service.js';
import { CreateTrip } from '../trips/trips.input.js';
import { TripsService } from '../trips/trips.service.js';
import { tripInput } from './trip.fields.js';
import { tripsPage } from './views/trips.view.js';

/** Trips that lie ahead, those that are over, another one, and one less. */
@Controller('trips')
export class TripsPages {
  constructor(
    private readonly pages: Pages,
    private readonly trips: TripsService,
    private readonly removal: TripRemoval,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, {}));
  }

  @Post()
  async create(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.trips.create(account, await validInput(CreateTrip, tripInput(fields, null))),
      done: ({ id }) => this.pages.redirect(reply, `/trips/${id}`),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  /** What was written on it stays. */
  @Post(':id/delete')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.removal.remove(account.id, id);
    await this.pages.redirect(reply, '/trips', { code: 'trip-removed' });
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    sent: { readonly fields?: Fields; readonly problem?: FormProblem },
  ): Promise<Page> {
    const { items: ahead } = await this.trips.list(account, { when: 'ahead' });
    const { items: past } = await this.trips.list(account, { when: 'past' });
    return tripsPage(this.pages.voice(reply), { ahead, past, ...sent });
  }
}
