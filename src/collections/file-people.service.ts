import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { emailKey } from '../contacts/domain/name-key.js';
import { NamedPeopleQuery } from './named-people.query.js';

/** Whom a file of a calendar or a list of tasks is about. */
@Injectable()
export class FilePeople {
  constructor(
    private readonly contacts: ContactsService,
    private readonly named: NamedPeopleQuery,
  ) {}

  /** Who is invited by an address, else whose full name stands in the title; by their id. Never the user's own address. */
  async of(account: Account, addresses: readonly string[], title: string | null): Promise<Contact[]> {
    const reached = await this.reachedBy(account, addresses);
    const ids = reached.length > 0 ? reached : await this.inTitle(account.id, title);
    const people = await this.contacts.findMany(account.id, ids);
    return ids.flatMap((id) => people.get(id) ?? []);
  }

  /** Ids. */
  async reachedBy({ id, email }: Account, addresses: readonly string[]): Promise<string[]> {
    const others = addresses.filter((address) => address !== emailKey(email));
    const reached = await this.contacts.reachedBy(id, others);
    return [...new Set(reached.map(({ contactId }) => contactId))];
  }

  /** Ids. */
  inTitle(accountId: string, title: string | null): Promise<string[]> {
    return title === null ? Promise.resolve([]) : this.named.inTitle(accountId, title);
  }
}
