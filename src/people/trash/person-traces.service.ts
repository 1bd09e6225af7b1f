import { Injectable } from '@nestjs/common';
import { ContactsService } from '../../contacts/contacts.service.js';
import { GoneWords } from '../../contacts/search/gone-words.service.js';
import { FormerContactsService } from '../../contacts/former-ids/former-contacts.service.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { KeptWords } from './kept-words.service.js';

/**
 * What is left of people outside their own row and what the database deletes with it: meetings that nobody else came to,
 * and the words in which they are named elsewhere.
 */
@Injectable()
export class PersonTraces {
  constructor(
    private readonly contacts: ContactsService,
    private readonly former: FormerContactsService,
    private readonly meetings: MeetingsService,
    private readonly words: KeptWords,
    private readonly index: GoneWords,
  ) {}

  /** For good, with everything; inside a unit of work. */
  async wipe(accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.words.forget(accountId, ids);
    await this.meetings.removeOfOnly(accountId, ids);
    await this.contacts.removeForGood(accountId, ids);
    await this.former.isGone(accountId, ids);
  }

  /** Once all of them are gone: what the search index still marks of them. A unit of work of its own. */
  forgetInIndex(): Promise<void> {
    return this.index.forget();
  }
}
