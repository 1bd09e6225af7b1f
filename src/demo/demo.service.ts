import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { SaveContactService } from '../contacts/saving/save-contact.service.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import { StationsService } from '../stations/stations.service.js';
import { type DemoPerson, readDemo } from './read-demo.js';

const SOURCE = 'demo';

/** Invented people to look around with; taken away again without touching anybody else. */
@Injectable()
export class DemoService {
  constructor(
    private readonly stations: StationsService,
    private readonly saving: SaveContactService,
    private readonly contacts: ContactsService,
    private readonly interactions: InteractionsService,
    private readonly changes: ChangesService,
  ) {}

  /** Gives how many people came. Those of an earlier call are replaced. */
  async fill(account: Account): Promise<number> {
    const { stations, people } = readDemo(account.locale);
    return this.changes.unrecorded(async () => {
      await this.clear(account);
      const idByStation = new Map<string, string>();
      for (const { key, ...station } of stations) {
        idByStation.set(key, (await this.stations.create(account.id, station)).id);
      }
      for (const person of people) await this.add(account, person, idByStation.get(person.station) ?? null);
      return people.length;
    });
  }

  /** Gives how many people went. Stations go too, unless somebody real belongs to them. */
  async clear(account: Account): Promise<number> {
    return this.changes.unrecorded(async () => {
      const ids = await this.contacts.idsOfSource(account.id, SOURCE);
      const people = await this.contacts.findMany(account.id, ids);
      const stationIds = new Set([...people.values()].flatMap(({ stationId }) => stationId ?? []));
      await this.contacts.removeForGood(account.id, ids);
      for (const id of stationIds) {
        if ((await this.contacts.idsOfStation(account.id, id)).length === 0) await this.stations.remove(account.id, id);
      }
      return ids.length;
    });
  }

  private async add(account: Account, person: DemoPerson, stationId: string | null): Promise<void> {
    const { station: _, last, email, ...fields } = person;
    const input = { ...fields, stationId, ...(email ? { emails: [{ value: email }] } : {}) };
    const { id } = await this.saving.create(account.id, input, { source: SOURCE, layer: 'known' });
    if (!last) return;
    await this.interactions.logDaysAgo(account, id, last);
  }
}
