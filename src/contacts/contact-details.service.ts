import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import type { LocalDate } from '../common/local-date.js';
import type { PageOf } from '../common/cursor.js';
import type { ContactPoint } from './contact-point.entity.js';
import type { Contact } from './contact.entity.js';
import type { ListContacts } from './contacts.input.js';
import { ContactsService } from './contacts.service.js';
import type { Tag } from './tag.entity.js';
import { TagsService } from './tags.service.js';

/** A contact with what hangs directly on it, for showing. */
export interface ContactDetails {
  readonly contact: Contact;
  readonly points: readonly ContactPoint[];
  readonly tags: readonly Tag[];
}

type AsOf<T> = T & { readonly today: LocalDate };

@Injectable()
export class ContactDetailsService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly tags: TagsService,
    private readonly clock: Clock,
  ) {}

  async find(account: Account, id: string): Promise<AsOf<ContactDetails>> {
    const contact = await this.contacts.find(account.id, id);
    const [details] = await this.of(account.id, [contact]);
    return { contact, points: details?.points ?? [], tags: details?.tags ?? [], today: this.today(account) };
  }

  async list(account: Account, query: ListContacts): Promise<AsOf<PageOf<ContactDetails>>> {
    const { items, nextCursor } = await this.contacts.list(account, query);
    return { items: await this.of(account.id, items), nextCursor, today: this.today(account) };
  }

  /** In the order given. */
  async of(accountId: string, contacts: readonly Contact[]): Promise<ContactDetails[]> {
    const ids = contacts.map(({ id }) => id);
    const points = await this.contacts.pointsOf(accountId, ids);
    const tags = await this.tags.ofContacts(accountId, ids);
    return contacts.map((contact) => ({
      contact,
      points: points.get(contact.id) ?? [],
      tags: tags.get(contact.id) ?? [],
    }));
  }

  private today(account: Account): LocalDate {
    return this.clock.today(account.timeZone);
  }
}
