import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { PageOf } from '../../common/cursor.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { undoUntil } from '../../imports/domain/undo-until.js';
import type { RowPlace } from '../../imports/files/described-files.service.js';
import type { ImportRow } from '../../imports/rows/import-row.entity.js';
import type { Import } from '../../imports/import.entity.js';
import { ImportsService } from '../../imports/imports.service.js';
import type { Tally } from '../../imports/preview/preview-rows.query.js';
import { type FirstRows, PreviewService } from '../../imports/preview/preview.service.js';
import { TriageService } from '../../imports/triage/triage.service.js';
import type { AlreadyThere, Pair } from '../views/import-pair.view.js';

type PlaceOf = (row: number) => RowPlace | null;

export interface PreviewFacts {
  readonly current: Import;
  readonly rows: PageOf<ImportRow>;
  /** Where this page of rows began. */
  readonly cursor: string | null;
  readonly tally: Tally;
  readonly open: FirstRows;
  /** The question on the page. */
  readonly pair: Pair | null;
  readonly aside: FirstRows;
  readonly unreadable: FirstRows;
  /** In which file a row stands, and where. */
  readonly placeOf: PlaceOf;
}

export interface StateFacts {
  readonly current: Import;
  readonly unreadable: FirstRows;
  /** In which file a row stands, and where. */
  readonly placeOf: PlaceOf;
  /** Until when it can be taken back; null: it can't. */
  readonly undoUntil: string | null;
}

/** Enough to see what a list is about without loading a whole file. */
const MOST_SHOWN = 100;

/** Reads what the pages of one import show. */
@Injectable()
export class ImportReader {
  constructor(
    readonly imports: ImportsService,
    readonly previews: PreviewService,
    private readonly contacts: ContactsService,
    private readonly triage: TriageService,
    private readonly clock: Clock,
  ) {}

  async preview(
    account: Account,
    current: Import,
    asked: { cursor: string | null; pair: number | null; placeOf: PlaceOf },
  ): Promise<PreviewFacts> {
    const { cursor, placeOf } = asked;
    const open = await this.previews.first(current, 'open', MOST_SHOWN);
    const row = open.items.find((item) => item.row >= (asked.pair ?? 0)) ?? open.items[0];
    return {
      current,
      cursor,
      placeOf,
      rows: await this.previews.rowsOf(account.id, current.id, cursor === null ? {} : { cursor }),
      tally: await this.previews.tally(current),
      open,
      pair: row ? await this.pair(account, row) : null,
      aside: await this.previews.first(current, 'aside', MOST_SHOWN),
      unreadable: await this.previews.first(current, 'unreadable', MOST_SHOWN),
    };
  }

  /** How many people wait to be rated. */
  waiting(account: Account): Promise<number> {
    return this.triage.count(account.id);
  }

  async state(current: Import, placeOf: PlaceOf): Promise<StateFacts> {
    const until = current.doneAt === null ? null : undoUntil(current.doneAt);
    const mayUndo = current.format !== accountFormat && until !== null && this.clock.now().toISOString() <= until;
    const unreadable = await this.previews.first(current, 'unreadable', MOST_SHOWN);
    return { current, unreadable, placeOf, undoUntil: mayUndo ? until : null };
  }

  /** A row beside whoever it is, or may be: somebody of the list, else the row of this import that adds them. */
  async pair(account: Account, row: ImportRow): Promise<Pair> {
    const { contactId, status, reasons } = row;
    if (status === 'new' || contactId === null) return { row, there: null };
    const contact = (await this.contacts.findMany(account.id, [contactId])).get(contactId);
    if (contact) return { row, there: await this.thereOf(account, contact) };
    const above = reasons.find(({ code }) => code === 'same-as-row')?.params['row'];
    if (typeof above !== 'number') return { row, there: null };
    const { parsed } = await this.previews.row(account.id, row.importId, above);
    return {
      row,
      there: parsed && { fields: parsed, contactId: null, pointKeys: new Set(), country: account.country },
    };
  }

  private async thereOf({ country }: Account, contact: Contact): Promise<AlreadyThere> {
    const points = (await this.contacts.pointsOf(contact.accountId, [contact.id])).get(contact.id) ?? [];
    return {
      fields: contact,
      contactId: contact.id,
      country,
      pointKeys: new Set(points.map(({ valueKey }) => valueKey)),
    };
  }
}
