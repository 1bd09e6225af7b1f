import { Injectable } from '@nestjs/common';
import { StationsService } from '../../stations/stations.service.js';
import type { Contact } from '../contact.entity.js';
import { ContactsStore } from '../contacts.store.js';
import { CustomFieldsService } from '../custom-fields/custom-fields.service.js';
import { IntroductionsService } from '../relations/introductions.service.js';

type Fields = Partial<Contact>;

/** Values from before, without what they pointed to and is no longer there. Inside a unit of work. */
@Injectable()
export class StillThere {
  constructor(
    private readonly store: ContactsStore,
    private readonly stations: StationsService,
    private readonly introductions: IntroductionsService,
    private readonly customFields: CustomFieldsService,
  ) {}

  async of(accountId: string, contactId: string, fields: Fields): Promise<Fields> {
    return {
      ...fields,
      ...(fields.stationId ? { stationId: await this.station(accountId, fields.stationId) } : {}),
      ...(fields.introducedById
        ? { introducedById: await this.introducer(accountId, contactId, fields.introducedById) }
        : {}),
      ...(fields.custom ? { custom: await this.customFields.stillFitting(accountId, fields.custom) } : {}),
    };
  }

  private async station(accountId: string, id: string): Promise<string | null> {
    return (await this.stations.findMany(accountId, [id])).has(id) ? id : null;
  }

  /** Somebody may have gone, or been introduced by this very person since. */
  private async introducer(accountId: string, contactId: string, id: string): Promise<string | null> {
    if (!(await this.store.findEvenDeletedForChange(accountId, id))) return null;
    return (await this.introductions.wouldBeCircle(accountId, contactId, id)) ? null : id;
  }
}
