import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import type { Contact } from '../contact.entity.js';
import { ContactNotFound, IntroducedBySelf } from '../contact.errors.js';
import { contactPointsOf, pointKinds } from '../points/contact-points.js';
import type { UpdateContact } from '../contacts.input.js';
import { ContactsStore } from '../contacts.store.js';
import { CustomFieldsService } from '../custom-fields/custom-fields.service.js';
import type { CustomValues } from '../domain/custom-values.js';
import { IntroductionsService } from '../relations/introductions.service.js';
import type { PhoneCountry } from '../points/phone-number.js';
import { TagsService } from '../tags/tags.service.js';

/** What hangs on a person: ways to reach them, tags, values of the user's own fields. Inside a unit of work. */
@Injectable()
export class ContactPartsService {
  constructor(
    private readonly store: ContactsStore,
    private readonly tags: TagsService,
    private readonly customFields: CustomFieldsService,
    private readonly introductions: IntroductionsService,
    private readonly clock: Clock,
  ) {}

  /** The fields before the person: whoever changes a field takes them in the same order. */
  heldWhile<T>(accountId: string, input: UpdateContact, work: () => Promise<T>): Promise<T> {
    return input.custom === undefined ? work() : this.customFields.heldWhile(accountId, work);
  }

  async customOf(accountId: string, input: UpdateContact, stored: CustomValues | null): Promise<CustomValues | null> {
    return input.custom === undefined ? stored : this.customFields.merged(accountId, stored, input.custom);
  }

  /** A changed introducer is somebody else, is there, and was not introduced by this very person. */
  async assertIntroducer({ id, accountId, introducedById }: Contact, stored: Contact | null): Promise<void> {
    if (introducedById === null || introducedById === stored?.introducedById) return;
    if (introducedById === id) throw new IntroducedBySelf();
    if (!(await this.store.find(accountId, introducedById))) throw new ContactNotFound();
    await this.introductions.assertNoCircle(accountId, id, introducedById);
  }

  async save({ id, accountId }: Contact, input: UpdateContact, country: PhoneCountry): Promise<void> {
    if (input.tags) await this.tags.setOf(accountId, id, input.tags);
    if (!bearsOnPoints(input)) return;
    const kept = await this.store.pointsOf(accountId, [id]);
    const owner = { accountId, contactId: id, country, id: () => newId(this.clock.now()) };
    await this.store.replacePoints(accountId, id, contactPointsOf(input, kept, owner));
  }
}

/** A number without a country code is another one in another country. */
function bearsOnPoints(input: UpdateContact): boolean {
  return input.country !== undefined || pointKinds.some(({ field }) => input[field] !== undefined);
}
