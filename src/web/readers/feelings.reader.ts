import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';

/** Who has not been asked about yet: written down, without a felt rung. */
@Injectable()
export class FeelingsReader {
  constructor(private readonly contacts: ContactsService) {}

  /** The next one after a person, in the order in which they were written down. */
  async next(account: Account, afterId: string | null): Promise<{ person: Contact | null; left: number }> {
    const people = await this.unasked(account, afterId);
    const index = people.findIndex(({ id }) => id === afterId);
    const rest = people.slice(index + 1).filter(({ feltRung }) => feltRung === null);
    return { person: rest[0] ?? null, left: rest.length };
  }

  async find(account: Account, id: string): Promise<{ person: Contact; left: number }> {
    const person = await this.contacts.find(account.id, id);
    const people = await this.unasked(account, id);
    return {
      person,
      left:
        people.length -
        Math.max(
          0,
          people.findIndex((one) => one.id === id),
        ),
    };
  }

  private async unasked(account: Account, keptId: string | null): Promise<Contact[]> {
    const { items } = await this.contacts.list(account, { sort: 'createdAt', limit: LARGEST_PAGE });
    const remembered = items.filter(
      ({ source, feltRung, id }) => source === 'jogger' && (feltRung === null || id === keptId),
    );
    return [...remembered].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
