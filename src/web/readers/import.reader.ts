import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { undoUntil } from '../../imports/domain/undo-until.js';
import type { ImportRow } from '../../imports/import-row.entity.js';
import type { Import } from '../../imports/import.entity.js';
import { ImportsService } from '../../imports/imports.service.js';

export interface ImportFacts {
  readonly current: Import;
  readonly rows: readonly ImportRow[];
  readonly nextRows: string | null;
  /** Rows that wait for the user's word, the first ones. */
  readonly open: readonly ImportRow[];
  /** Rows of which nobody can be made. */
  readonly unreadable: readonly ImportRow[];
  /** Who the first open row may be. */
  readonly like: Contact | null;
  /** Done, and not too long ago to be taken back. */
  readonly mayUndo: boolean;
}

/** Enough to see what is unclear without loading a whole file. */
const MOST_UNCLEAR = 200;

/** One import with the rows that its page shows. */
@Injectable()
export class ImportReader {
  constructor(
    readonly imports: ImportsService,
    private readonly contacts: ContactsService,
    private readonly clock: Clock,
  ) {}

  async read(account: Account, id: string, cursor: string | null): Promise<ImportFacts> {
    const current = await this.imports.find(account.id, id);
    const rows = await this.imports.rowsOf(account.id, id, cursor ? { cursor } : {});
    const unclear = await this.imports.rowsOf(account.id, id, { status: 'unclear', limit: MOST_UNCLEAR });
    const open = unclear.items.filter(({ parsed, decided }) => parsed !== null && !decided);
    const likeId = open[0]?.contactId;
    const found = likeId ? await this.contacts.findMany(account.id, [likeId]) : null;
    return {
      current,
      rows: rows.items,
      nextRows: rows.nextCursor,
      open,
      unreadable: unclear.items.filter(({ parsed }) => parsed === null),
      like: found?.get(likeId ?? '') ?? null,
      mayUndo:
        current.format !== accountFormat &&
        current.doneAt !== null &&
        this.clock.now().toISOString() <= undoUntil(current.doneAt),
    };
  }
}
