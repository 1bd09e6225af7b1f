import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../accounts/accounts.service.js';
import { Clock } from '../../common/clock.js';
import type { LayerCadences } from '../../accounts/domain/layer-cadences.js';
import type { LocalDate } from '../../common/local-date.js';
import { lastDayOf } from '../../stations/domain/partial-date.js';
import { StationsService } from '../../stations/stations.service.js';
import type { Contact } from '../contact.entity.js';
import { derivedColumns, type Surroundings } from '../domain/derived-columns.js';
import { type PhoneCountry, phoneCountry } from '../points/phone-number.js';
import { TagsStore } from '../tags/tags.store.js';

/** Looks up what else bears on a contact: its station's end and its tags' cadences, and its account's day. */
@Injectable()
export class ContactSurroundings {
  constructor(
    private readonly stations: StationsService,
    private readonly tags: TagsStore,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  /** The day it is for the account. */
  async today(accountId: string): Promise<LocalDate> {
    return this.todayIn((await this.accounts.find(accountId)).timeZone);
  }

  todayIn(timeZone: string): LocalDate {
    return this.clock.today(timeZone);
  }

  /** What its phone numbers without a country code mean. */
  async phoneCountry({ accountId, country }: Pick<Contact, 'accountId' | 'country'>): Promise<PhoneCountry> {
    return phoneCountry(country, (await this.accounts.find(accountId)).country);
  }

  async of(accountId: string, contact: Pick<Contact, 'id' | 'stationId'>): Promise<Surroundings> {
    const station = contact.stationId ? await this.stations.find(accountId, contact.stationId) : null;
    const tags = (await this.tags.ofContacts(accountId, [contact.id])).get(contact.id) ?? [];
    return {
      stationEndOn: station?.to ? lastDayOf(station.to) : null,
      tags,
      layerCadences: await this.layerCadences(accountId),
    };
  }

  /** The same for many, by their id, in a handful of statements. */
  async ofMany(
    accountId: string,
    contacts: readonly Pick<Contact, 'id' | 'stationId'>[],
  ): Promise<(contact: Pick<Contact, 'id' | 'stationId'>) => Surroundings> {
    const tags = await this.tags.ofContacts(
      accountId,
      contacts.map(({ id }) => id),
    );
    const stationIds = new Set(contacts.flatMap(({ stationId }) => stationId ?? []));
    const stations = await this.stations.findMany(accountId, [...stationIds]);
    const layerCadences = await this.layerCadences(accountId);
    return ({ id, stationId }) => {
      const end = stationId ? stations.get(stationId)?.to : null;
      return { stationEndOn: end ? lastDayOf(end) : null, tags: tags.get(id) ?? [], layerCadences };
    };
  }

  /** The account's own cadences for the layers, as they are now. */
  async layerCadences(accountId: string): Promise<LayerCadences | null> {
    return (await this.accounts.find(accountId)).cadences;
  }

  /** The contact with its derived columns worked out anew. */
  async derive(contact: Contact): Promise<Contact> {
    return { ...contact, ...derivedColumns(contact, await this.of(contact.accountId, contact)) };
  }
}
