import { Injectable } from '@nestjs/common';
import type { PageOf } from '../../common/cursor.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { PageInput } from '../../common/paging.input.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactTrashService } from '../../contacts/trash/contact-trash.service.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { FormerContactsService } from '../../contacts/former-ids/former-contacts.service.js';

/** Deleting somebody, and having them back as they were. */
@Injectable()
export class TrashService {
  constructor(
    private readonly trash: ContactTrashService,
    private readonly contacts: ContactsService,
    private readonly former: FormerContactsService,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The latest first. */
  list(accountId: string, query: PageInput = {}): Promise<PageOf<Contact>> {
    return this.trash.list(accountId, query);
  }

  count(accountId: string): Promise<number> {
    return this.trash.count(accountId);
  }

  /** Out of sight with all that hangs on them, for 30 days. Throws what `find` throws for whoever is not there. */
  async throwAway(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.contacts.findForChange(accountId, id);
      await this.trash.throwAway(accountId, [id]);
      await this.changes.record(accountId, { kind: 'deleted', contactId: id, detail: {} });
    });
  }

  /** Somebody who is not in the trash stays as they are. Throws ContactNotFound, ContactMoved or ContactGone. */
  async restore(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const restored = await this.trash.restore(accountId, [id]);
      if (restored.length > 0) await this.changes.record(accountId, { kind: 'restored', contactId: id, detail: {} });
      else await this.contacts.find(accountId, id);
    });
  }

  /** Somebody living or in the trash. Throws ContactNotFound, ContactMoved or ContactGone. */
  async find(accountId: string, id: string): Promise<Contact> {
    const contact = await this.trash.find(accountId, id);
    if (!contact) throw await this.former.absence(accountId, id);
    return contact;
  }
}
