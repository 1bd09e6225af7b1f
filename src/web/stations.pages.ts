import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, numberOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { CoverageService } from '../people/stations/coverage.service.js';
import { StationReader } from './readers/station.reader.js';
import { stationView, wayView } from './views/stations.view.js';

/** "Mein Weg": the stations, each with its people and the questions that help to remember more. */
@Controller('stations')
export class StationsPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: StationReader,
    private readonly coverage: CoverageService,
  ) {}

  @Get()
  async way(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    const voice = this.pages.voice(reply);
    const view = wayView(voice, await this.coverage.way(account));
    await this.pages.show(reply, { name: 'stations', title: voice.say('stations.title'), place: 'people', view });
  }

  @Get(':id')
  async show(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const facts = await this.reader.read(account, id);
    await this.pages.show(reply, {
      name: 'station',
      title: facts.station.organisation,
      place: 'people',
      view: stationView(this.pages.voice(reply), this.pages, facts, numberOf(query, 'prompt') ?? 1),
      parts: { jogger: 'station-jogger' },
    });
  }
}
