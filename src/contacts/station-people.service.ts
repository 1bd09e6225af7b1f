import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { Station } from '../stations/station.entity.js';
import type { UpdateStation } from '../stations/stations.input.js';
import { StationsService } from '../stations/stations.service.js';
import type { Contact } from './contact.entity.js';
import { ContactsService } from './contacts.service.js';
import { byJogger } from './domain/beginnings.js';
import { nameFromOneLine } from './domain/one-line-name.js';
import { SaveContactService } from './saving/save-contact.service.js';

/** What a station means for its people: names found by the memory jogger, and a changed end of the time together. */
@Injectable()
export class StationPeopleService {
  constructor(
    private readonly stations: StationsService,
    private readonly contacts: ContactsService,
    private readonly saving: SaveContactService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One person per name; half a name will do. Blank ones are passed over. */
  add(accountId: string, stationId: string, names: readonly string[]): Promise<Contact[]> {
    return this.unitOfWork.run(async () => {
      await this.stations.find(accountId, stationId);
      const people: Contact[] = [];
      for (const name of names.filter((text) => text.trim() !== '')) {
        const input = { ...nameFromOneLine(name), stationId };
        people.push(await this.saving.create(accountId, input, byJogger));
      }
      return people;
    });
  }

  changeStation(accountId: string, stationId: string, input: UpdateStation): Promise<Station> {
    return this.unitOfWork.run(async () => {
      const station = await this.stations.update(accountId, stationId, input);
      if (input.to !== undefined) {
        await this.contacts.deriveAgain(accountId, await this.contacts.idsOfStation(accountId, stationId));
      }
      return station;
    });
  }

  async removeStation(accountId: string, stationId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const people = await this.contacts.idsOfStation(accountId, stationId);
      await this.stations.remove(accountId, stationId);
      await this.contacts.deriveAgain(accountId, people);
    });
  }
}
