import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../../common/cursor.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { PageInput } from '../../common/paging.input.js';
import type { Contact } from '../contact.entity.js';
import { type ContactAddress, ContactTrashStore } from './contact-trash.store.js';
import { ContactsStore } from '../contacts.store.js';
import { fullName } from '../domain/full-name.js';
import { ManyContactsService } from '../many/many-contacts.service.js';

/** Whom the user deleted: out of sight with all that hangs on them, and back as they were until they are purged. */
@Injectable()
export class ContactTrashService {
  constructor(
    private readonly store: ContactTrashStore,
    private readonly contacts: ContactsStore,
    private readonly many: ManyContactsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Gives who went: those who lived. */
  async throwAway(accountId: string, ids: readonly string[]): Promise<string[]> {
    const deletedAt = this.clock.now().toISOString();
    return this.move(accountId, ids, (contact) => (contact.deletedAt === null ? { deletedAt } : null));
  }

  /** Gives who came back: those who were in the trash. */
  async restore(accountId: string, ids: readonly string[]): Promise<string[]> {
    return this.move(accountId, ids, (contact) => (contact.deletedAt === null ? null : { deletedAt: null }));
  }

  /** The latest first. */
  async list(accountId: string, query: PageInput = {}): Promise<PageOf<Contact>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await this.store.page(accountId, readCursor(query.cursor), limit + 1);
    return pageOf(found, limit, ({ deletedAt, id }) => ({ key: deletedAt, id }));
  }

  count(accountId: string): Promise<number> {
    return this.store.count(accountId);
  }

  /** Which of the ids name somebody of the account, living or in the trash. */
  idsOf(accountId: string, ids: readonly string[]): Promise<string[]> {
    return this.store.idsOf(accountId, ids);
  }

  /** For the rest of the unit of work nobody else changes, restores or merges them; gives those who are there, or in the trash. */
  hold(accountId: string, ids: readonly string[], where: 'anywhere' | 'in-trash'): Promise<string[]> {
    return this.store.hold(accountId, ids, where);
  }

  /** Living or in the trash. */
  async find(accountId: string, id: string): Promise<Contact | null> {
    const [contact] = await this.contacts.listed(accountId, [id]);
    return contact ?? null;
  }

  /** What they are called, by id, living or in the trash. */
  async namesOf(accountId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const contacts = await this.contacts.listed(accountId, ids);
    return new Map(contacts.map((contact) => [contact.id, fullName(contact)]));
  }

  idsInTrash(accountId: string, limit: number): Promise<string[]> {
    return this.store.idsInTrash(accountId, limit);
  }

  /** Of all accounts: whoever lies there since before an instant, the longest first. */
  dueBefore(before: string, limit: number): Promise<ContactAddress[]> {
    return this.store.dueBefore(before, limit);
  }

  /** Neither counts as an edit: whoever comes back is as they were. */
  private async move(
    accountId: string,
    ids: readonly string[],
    fieldsOf: (contact: Contact) => { deletedAt: string | null } | null,
  ): Promise<string[]> {
    return this.unitOfWork.run(async () => (await this.many.change(accountId, ids, fieldsOf)).map(({ id }) => id));
  }
}
