import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { PageInput } from '../common/paging.input.js';
import { StationPeopleService } from '../contacts/station-people.service.js';
import { CoverageService } from '../people/stations/coverage.service.js';
import { JoggerPrompts } from '../stations/jogger-prompts.js';
import { AddPeople, CreateStation, UpdateStation } from '../stations/stations.input.js';
import { StationsService } from '../stations/stations.service.js';
import { ContactIdsResponse } from './responses/contact.response.js';
import {
  CoverageResponse,
  PromptsResponse,
  StationListResponse,
  StationResponse,
  stationResponse,
} from './responses/station.response.js';

@Controller('api/v1/stations')
export class StationsApi {
  constructor(
    private readonly stations: StationsService,
    private readonly people: StationPeopleService,
    private readonly prompts: JoggerPrompts,
    private readonly coverage: CoverageService,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: PageInput): Promise<StationListResponse> {
    return pageAs(await this.stations.list(account.id, query), stationResponse);
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateStation,
    @Reply() reply: FastifyReply,
  ): Promise<StationResponse> {
    const station = await this.stations.create(account.id, input);
    return this.revisions.created(reply, `/stations/${station.id}`, stationResponse(station));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<StationResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateStation,
    @Reply() reply: FastifyReply,
  ): Promise<StationResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.people.changeStation(account.id, id, input));
  }

  /** Its people stay. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.people.removeStation(account.id, id));
  }

  /** Questions that help to remember people, in the account's language. */
  @Get(':id/prompts')
  async promptsOf(@CurrentAccount() account: Account, @Id() id: string): Promise<PromptsResponse> {
    const { kind } = await this.stations.find(account.id, id);
    return { items: this.prompts.of(kind, account.locale) };
  }

  /** How long it was, and how many of its people are known, remembered, talked to, written to, and have answered. */
  @Get(':id/coverage')
  async coverageOf(@CurrentAccount() account: Account, @Id() id: string): Promise<CoverageResponse> {
    return (await this.coverage.of(account, id)).coverage;
  }

  /** Writes down people by name; half a name will do. */
  @Post(':id/people')
  async addPeople(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() { names }: AddPeople,
  ): Promise<ContactIdsResponse> {
    const people = await this.people.add(account.id, id, names);
    return { items: people.map(({ id: contactId }) => contactId) };
  }

  private one(account: Account, id: string): Revised<StationResponse> {
    return { id, read: async () => stationResponse(await this.stations.find(account.id, id)) };
  }
}
