import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { revisionOf, Revisions } from '../common/http/revisions.js';
import { validInput } from '../common/validation/valid-input.js';
import { StationPeopleService } from '../contacts/station-people.service.js';
import type { Station } from '../stations/station.entity.js';
import { CreateStation } from '../stations/stations.input.js';
import { StationsService } from '../stations/stations.service.js';
import { stationEditPage } from './views/stations.view.js';

/** Writing down, changing and deleting a station. */
@Controller('stations')
export class StationEditPages {
  constructor(
    private readonly pages: Pages,
    private readonly stations: StationsService,
    private readonly people: StationPeopleService,
    private readonly revisions: Revisions,
  ) {}

  @Get('new')
  async showNew(@Res() reply: FastifyReply): Promise<void> {
    const asked = { station: null, fields: null, revision: null };
    await this.pages.show(reply, stationEditPage(this.pages.voice(reply), this.pages, asked));
  }

  @Post()
  async create(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const voice = this.pages.voice(reply);
    await this.pages.submit(reply, {
      act: async () => this.stations.create(account.id, await validInput(CreateStation, stationInput(fields))),
      done: ({ id }) => this.pages.redirect(reply, `/stations/${id}`, { code: 'station-added' }),
      again: (problem) => stationEditPage(voice, this.pages, { station: null, fields, problem, revision: null }),
    });
  }

  @Get(':id/edit')
  async showEdit(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const station = await this.stations.find(account.id, id);
    const asked = { station, fields: null, revision: revisionOf(station) };
    await this.pages.show(reply, stationEditPage(this.pages.voice(reply), this.pages, asked));
  }

  @Post(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const station = await this.stations.find(account.id, id);
    const again = (problem: FormProblem, revision: string | null): Page =>
      stationEditPage(this.pages.voice(reply), this.pages, { station, fields, problem, revision });
    await this.pages.submit(reply, {
      act: () => this.save(account, station, fields),
      done: () => this.pages.redirect(reply, `/stations/${id}`, { code: 'station-saved' }),
      again: (problem) => again(problem, null),
      elsewhere: (problem) => again(problem, revisionOf(station)),
    });
  }

  @Get(':id/delete')
  async showDelete(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { organisation: name } = await this.stations.find(account.id, id);
    const title = this.pages.voice(reply).say('stations.delete-title', { name });
    await this.pages.show(reply, { name: 'station-delete', title, place: 'people', view: { id, name, title } });
  }

  /** Its people stay. */
  @Post(':id/delete')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.people.removeStation(account.id, id);
    await this.pages.redirect(reply, '/stations', { code: 'station-deleted' });
  }

  private async save(account: Account, { id }: Station, fields: Fields): Promise<Station> {
    const input = await validInput(CreateStation, stationInput(fields));
    return this.revisions.unchanged(textOf(fields, 'revision'), {
      id,
      read: () => this.stations.find(account.id, id),
      write: () => this.people.changeStation(account.id, id, input),
    });
  }
}

function stationInput(fields: Fields): object {
  const given = ['city', 'from', 'to', 'myRole'].map((name) => [name, textOf(fields, name)] as const);
  return {
    kind: textOf(fields, 'kind') ?? 'other',
    organisation: textOf(fields, 'organisation') ?? '',
    ...Object.fromEntries(given),
  };
}
