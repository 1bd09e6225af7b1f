import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { BirthdayFollowers } from '../birthdays/birthday-followers.js';
import { ChangesService } from '../changes/changes.service.js';
import type { Contact } from '../contact.entity.js';
import { ContactNotFound } from '../contact.errors.js';
import { ContactsStore } from '../contacts.store.js';
import { TagsStore } from '../tags/tags.store.js';
import { type ContactState, editBetween } from './contact-edit.js';

/** Notes what adding and editing somebody changed, around the work that does it. */
@Injectable()
export class EditsService {
  constructor(
    private readonly store: ContactsStore,
    private readonly tags: TagsStore,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly birthdays: BirthdayFollowers,
  ) {}

  /** One unit of work. */
  adding(accountId: string, work: () => Promise<Contact>): Promise<Contact> {
    return this.unitOfWork.run(async () => {
      const contact = await work();
      await this.changes.record(accountId, { kind: 'added', contactId: contact.id, detail: {} });
      return contact;
    });
  }

  /** One unit of work; `work` is given the person as stored. Throws ContactNotFound. */
  editing(accountId: string, id: string, work: (stored: Contact) => Promise<Contact>): Promise<Contact> {
    return this.unitOfWork.run(async () => {
      const stored = await this.store.findForChange(accountId, id);
      if (!stored) throw new ContactNotFound();
      const before = await this.stateOf(stored);
      const contact = await work(stored);
      await this.followed(stored, contact);
      const edit = editBetween(before, await this.stateOf(contact));
      if (edit) await this.changes.record(accountId, { kind: 'edited', contactId: id, detail: edit });
      return contact;
    });
  }

  /** What stands on their birthday goes along if it is another one now. Inside a unit of work. */
  async followed(before: Contact, after: Contact): Promise<void> {
    if (before.birthday !== after.birthday) await this.birthdays.follow(after);
  }

  async stateOf(contact: Contact): Promise<ContactState> {
    const { accountId, id } = contact;
    const tags = (await this.tags.ofContacts(accountId, [id])).get(id) ?? [];
    return { contact, points: await this.store.pointsOf(accountId, [id]), tags: tags.map(({ name }) => name) };
  }
}
