import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';

/** Who has not been asked about yet: written down, without a felt rung. */
@Injectable()
export class FeelingsReader {
  constructor(private readonly contacts: ContactsService) {}

  /** The next one after a person, in the order in which they were written down. */
  async next(account: Account, afterId: string | null): Promise<{ person: Contact | null; left: number }> {
    const { next, count } = await this.contacts.rememberedUnasked(account.id, afterId ?? '');
    return { person: next, left: count };
  }

  /** The one who is asked about, and how many there are from there on. */
  async find(account: Account, id: string): Promise<{ person: Contact; left: number }> {
    const person = await this.contacts.find(account.id, id);
    const { count } = await this.contacts.rememberedUnasked(account.id, id);
    return { person, left: count + 1 };
  }
}
