import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import { byJogger } from '../../contacts/domain/beginnings.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { CoverageService } from '../../people/stations/coverage.service.js';
import type { JoggerRun } from '../../people/stations/domain/jogger-run.js';
import type { PersonOfStation } from '../../people/stations/people-of-stations.query.js';
import { JoggerPrompts } from '../../stations/jogger-prompts.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';

interface StationWithPeople {
  readonly station: Station;
  readonly people: readonly PersonOfStation[];
}

export interface WelcomeFacts {
  /** The one whose people are being remembered; null: a new one is asked for. */
  readonly station: StationWithPeople | null;
  readonly others: readonly StationWithPeople[];
  readonly prompts: readonly string[];
  readonly people: number;
  /** The names that are being written down just now. */
  readonly run: JoggerRun | null;
}

/** What the memory jogger shows: stations with the people remembered so far. */
@Injectable()
export class WelcomeReader {
  constructor(
    private readonly stations: StationsService,
    private readonly contacts: ContactsService,
    private readonly prompts: JoggerPrompts,
    private readonly coverage: CoverageService,
  ) {}

  async read(account: Account, stationId: string | null, adding: boolean): Promise<WelcomeFacts> {
    const { items } = await this.stations.list(account.id, { limit: LARGEST_PAGE });
    const asked = stationId === null ? items.at(-1) : await this.stations.find(account.id, stationId);
    const current = adding ? undefined : asked;
    const all = await this.withPeople(account, items);
    const jogged = all.flatMap(({ people }) => people.filter(({ source }) => source === byJogger.source));
    return {
      run: this.coverage.run(jogged.map(({ createdAt }) => createdAt)),
      station: all.find(({ station }) => station.id === current?.id) ?? null,
      others: all.filter(({ station }) => station.id !== current?.id),
      prompts: current ? this.prompts.of(current.kind, account.locale) : [],
      people: await this.contacts.count(account.id),
    };
  }

  private async withPeople(account: Account, stations: readonly Station[]): Promise<StationWithPeople[]> {
    const ids = stations.map(({ id }) => id);
    const peopleByStation = await this.coverage.peopleOf(account.id, ids);
    return stations.map((station) => ({ station, people: peopleByStation.get(station.id) ?? [] }));
  }
}
