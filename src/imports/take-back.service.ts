import { Injectable } from '@nestjs/common';
import { nextTurn } from '../common/next-turn.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { IntakeService } from '../contacts/intake.service.js';
import { type Additions, fillable, withoutAdditions } from './domain/fill-in.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { Import } from './import.entity.js';
import { chunked } from './reading/chunked.js';
import { UntouchedQuery } from './untouched.query.js';

/** Some 20 ms of writing, then others get their turn. */
const PEOPLE_AT_ONCE = 200;

/** What an import brought goes again. Every method belongs inside a unit of work. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly rows: ImportRowsStore,
    private readonly untouched: UntouchedQuery,
    private readonly contacts: ContactsService,
    private readonly intake: IntakeService,
  ) {}

  /** The people it brought, but for those on whom something hangs. */
  async people(current: Import): Promise<{ removed: number; kept: number }> {
    const brought = await this.untouched.countOf(current);
    const ids = await this.untouched.contactIds(current);
    await this.intake.whileManyGo(ids.length, async () => {
      for (const chunk of chunked(ids, PEOPLE_AT_ONCE)) {
        await this.intake.remove(current.accountId, chunk);
        await nextTurn();
      }
    });
    return { removed: ids.length, kept: brought - ids.length };
  }

  /** What it filled in with people who were there before, where it still stands as it came. */
  async additions(current: Import, updatedAt: string): Promise<void> {
    for (let last = 0; ;) {
      const page = await this.rows.updatesAfter(current, last, PEOPLE_AT_ONCE);
      if (page.length === 0) return;
      const contacts = await this.contacts.findMany(
        current.accountId,
        page.flatMap(({ contactId }) => contactId ?? []),
      );
      const emptied: Contact[] = [];
      for (const { contactId, additions } of page) {
        const contact = contacts.get(contactId ?? '');
        if (contact && additions)
          emptied.push(Object.assign(contact, withoutAdditions(contact, additions), { updatedAt }));
      }
      await this.intake.change(current.accountId, [...new Set(emptied)], fillable);
      await this.intake.removeAddresses(
        current.accountId,
        page.flatMap(({ additions }) => pointIds(additions)),
      );
      last = page.at(-1)?.row ?? last;
      await nextTurn();
    }
  }
}

function pointIds(additions: Additions | null): readonly string[] {
  return additions?.pointIds ?? [];
}
