import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { mondayOf } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { type CandidateSearch, CandidatesService } from './candidates.service.js';

/** Whom to begin with: "one current friend (fresh or quiet, inner or warm; else simply the easiest)" (product.md, "Warm-up"). */
@Injectable()
export class WarmUpFriend {
  constructor(
    private readonly candidates: CandidatesService,
    private readonly contacts: ContactsService,
    private readonly clock: Clock,
  ) {}

  /** Null: there is nobody to begin with yet. */
  async find({ id: accountId, industry, timeZone }: Account): Promise<Contact | null> {
    const today = this.clock.today(timeZone);
    const search: CandidateSearch = { accountId, industry, excluded: new Set(), today, monday: mondayOf(today) };
    const [friend] = await this.candidates.friends(search);
    const [found] = friend ? [friend] : await this.candidates.easiest(search, 1, null);
    if (!found) return null;
    return (await this.contacts.findMany(accountId, [found.contactId])).get(found.contactId) ?? null;
  }
}
