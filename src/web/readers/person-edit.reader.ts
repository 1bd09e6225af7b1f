import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { Voice } from '../../common/voice/voice.js';
import { ContactDetailsService } from '../../contacts/contact-details.service.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { CustomFieldsService } from '../../contacts/custom-fields/custom-fields.service.js';
import { TagsService } from '../../contacts/tags/tags.service.js';
import { StationsService } from '../../stations/stations.service.js';
import type { StoredPerson } from '../person-form/stored-fields.js';
import type { FormChoices } from '../views/person-edit.view.js';
import { nameOf } from '../views/person-words.view.js';

/** How many names of tags the form proposes. */
const MOST_TAG_NAMES = 200;

/** Reads what the form about a person shows, and what it offers to choose from. */
@Injectable()
export class PersonEditReader {
  constructor(
    private readonly details: ContactDetailsService,
    private readonly contacts: ContactsService,
    private readonly stations: StationsService,
    private readonly tags: TagsService,
    private readonly customFields: CustomFieldsService,
  ) {}

  async stored(account: Account, id: string, voice: Voice): Promise<StoredPerson> {
    const { contact, points, tags } = await this.details.find(account, id);
    const { introducedById } = contact;
    const introducers = introducedById ? await this.contacts.findMany(account.id, [introducedById]) : null;
    const introducer = introducers?.get(introducedById ?? '');
    return { contact, points, tags, introducerName: introducer ? nameOf(voice, introducer) : null };
  }

  async choices(account: Account): Promise<FormChoices> {
    const tags = await this.tags.list(account.id);
    return {
      stations: (await this.stations.list(account.id, { limit: LARGEST_PAGE })).items,
      tagNames: tags.slice(0, MOST_TAG_NAMES).map(({ name }) => name),
      customFields: await this.customFields.list(account.id),
    };
  }
}
