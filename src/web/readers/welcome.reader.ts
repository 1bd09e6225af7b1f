import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { JoggerPrompts } from '../../stations/jogger-prompts.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';

interface StationWithPeople {
  readonly station: Station;
  readonly people: readonly Contact[];
}

export interface WelcomeFacts {
  /** The one whose people are being remembered; null: a new one is asked for. */
  readonly station: StationWithPeople | null;
  readonly others: readonly StationWithPeople[];
  readonly prompts: readonly string[];
  readonly people: number;
}

/** What the memory jogger shows: stations with the people remembered so far. */
@Injectable()
export class WelcomeReader {
  constructor(
    private readonly stations: StationsService,
    private readonly contacts: ContactsService,
    private readonly prompts: JoggerPrompts,
  ) {}

  async read(account: Account, stationId: string | null, adding: boolean): Promise<WelcomeFacts> {
    const { items } = await this.stations.list(account.id, { limit: LARGEST_PAGE });
    const asked = stationId === null ? items.at(-1) : await this.stations.find(account.id, stationId);
    const current = adding ? undefined : asked;
    const all = await Promise.all(items.map((station) => this.withPeople(account, station)));
    return {
      station: all.find(({ station }) => station.id === current?.id) ?? null,
      others: all.filter(({ station }) => station.id !== current?.id),
      prompts: current ? this.prompts.of(current.kind, account.locale) : [],
      people: await this.contacts.count(account.id),
    };
  }

  private async withPeople(account: Account, station: Station): Promise<StationWithPeople> {
    const { items } = await this.contacts.list(account, {
      station: station.id,
      sort: 'createdAt',
      limit: LARGEST_PAGE,
    });
    return { station, people: items };
  }
}
