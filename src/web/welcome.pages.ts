import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, numberOf, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { StationPeopleService } from '../contacts/station-people.service.js';
import { TrashService } from '../people/trash/trash.service.js';
import { AddPeople, CreateStation } from '../stations/stations.input.js';
import { StationsService } from '../stations/stations.service.js';
import { WelcomeReader } from './readers/welcome.reader.js';
import { stationFormView, welcomeView } from './views/welcome.view.js';

/** The memory jogger: one station after the other, one name per Enter. */
@Controller('welcome')
export class WelcomePages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: WelcomeReader,
    private readonly stations: StationsService,
    private readonly people: StationPeopleService,
    private readonly trash: TrashService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, { query }));
  }

  @Post('stations')
  async addStation(
    @CurrentAccount() account: Account,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.stations.create(account.id, await validInput(CreateStation, stationInput(fields))),
      done: ({ id }) => this.pages.redirect(reply, `/welcome?station=${id}`),
      again: (problem) => this.page(reply, account, { query: { new: 'station' }, fields, problem }),
    });
  }

  @Post('stations/:id/people')
  async addPeople(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const names = (textOf(fields, 'names') ?? '').split(/\r?\n/).filter((name) => name.trim() !== '');
    const prompt = numberOf(fields, 'prompt') ?? 1;
    await this.pages.submit(reply, {
      act: async () => this.people.add(account.id, id, (await validInput(AddPeople, { names })).names),
      done: () => this.pages.redirect(reply, this.onward(fields, id, String(prompt + 1))),
      again: (problem) => this.page(reply, account, { query: { station: id, prompt: String(prompt) }, problem }),
    });
  }

  @Post('people/:id/remove')
  async removePerson(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.trash.throwAway(account.id, id);
    const station = textOf(fields, 'station') ?? '';
    await this.pages.redirect(reply, this.onward(fields, station, textOf(fields, 'prompt') ?? '1'));
  }

  /** The next question, on the page that the form stands on: this one, or the station's own. */
  private onward(fields: Fields, station: string, prompt: string): string {
    const back = this.pages.ownPath(textOf(fields, 'back'));
    const query = new URLSearchParams(back ? { prompt } : { station, prompt });
    return `${back ?? '/welcome'}?${query.toString()}`;
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    asked: { query: Fields; fields?: Fields; problem?: FormProblem },
  ): Promise<Page> {
    const voice = this.pages.voice(reply);
    const adding = textOf(asked.query, 'new') === 'station';
    const facts = await this.reader.read(account, adding ? null : textOf(asked.query, 'station'), adding);
    const form = facts.station ? {} : stationFormView(voice, asked.fields ?? {});
    const view = {
      ...welcomeView(voice, facts, numberOf(asked.query, 'prompt') ?? 1),
      ...form,
      problem: asked.problem,
    };
    return { name: 'welcome', title: voice.say('welcome.page'), view, parts: { jogger: 'jogger' } };
  }
}

function stationInput(fields: Fields): object {
  return {
    kind: textOf(fields, 'kind') ?? 'other',
    organisation: textOf(fields, 'organisation') ?? '',
    city: textOf(fields, 'city'),
    from: textOf(fields, 'from'),
    to: textOf(fields, 'to'),
  };
}
