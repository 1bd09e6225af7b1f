import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { CollectionKind } from './domain/collection-kind.js';
import type { Position } from './domain/sync-token.js';

/** An item, without what stands in it. */
export interface ItemHead {
  readonly id: string;
  /** The last part of its address. */
  readonly name: string;
  /** The collection's number when it last changed. */
  readonly number: number;
}

export interface ChangedItem extends ItemHead {
  /** False: deleted, in the trash, or with nobody in it who is not. */
  readonly isThere: boolean;
}

/** A file beside its row. */
export interface PutBody {
  /** What it is called from now on, whatever its body says: it gave its own away to another file. Null: its id. */
  readonly uid: string | null;
  /** Octet for octet as a program put it; null: nobody has. */
  readonly body: string | null;
}

export interface CollectionState {
  readonly number: number;
  readonly since: number;
  readonly epoch: string;
}

/** What a stretch of a collection is: behind a position, and no newer than a number. */
export interface Stretch {
  readonly after: Position;
  readonly upTo: number;
  readonly limit: number;
}

/** Whether an item is one that others see. Who is in the trash is seen by nobody, nor is what is about them alone. */
const IS_THERE: Readonly<Record<CollectionKind, string>> = {
  people: 'exists (select 1 from contacts where contacts.id = item.id and contacts.deleted_at is null)',
  meetings: `exists (select 1 from meeting_people join contacts on contacts.id = meeting_people.contact_id
    where meeting_people.meeting_id = item.id and contacts.deleted_at is null)`,
  'follow-ups': `exists (select 1 from reminders left join contacts on contacts.id = reminders.contact_id
    where reminders.id = item.id and reminders.state <> 'dismissed' and contacts.deleted_at is null)`,
};

const HEAD = 'item.id, item.name, item.number';
/** `(number, id) > (?, ?)`, said so that both engines walk the index. */
const BEHIND = 'item.number >= ? and (item.number > ? or item.id > ?)';
const LAST_ID = '~';

/** Which items there are, and which changed since when. */
@Injectable()
export class CollectionsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async state(accountId: string, kind: CollectionKind): Promise<CollectionState> {
    const sql = 'select number, since, epoch from collections where account_id = ? and kind = ?';
    const [state] = await rows<CollectionState>(this.unitOfWork.reader, sql, [accountId, kind]);
    if (!state) throw new Error('an account without its collections');
    return state;
  }

  /** Those that are there, by name, behind a name (''; from the first). A change moves none of them past the reader. */
  byName(accountId: string, kind: CollectionKind, after: string, limit: number): Promise<ItemHead[]> {
    const sql = `select ${HEAD} from collection_files item where item.account_id = ? and item.kind = ?
      and item.name > ? and not item.gone and ${IS_THERE[kind]} order by item.name limit ?`;
    return rows<ItemHead>(this.unitOfWork.reader, sql, [accountId, kind, after, limit]);
  }

  /** Those that are there, by number. */
  heads(accountId: string, kind: CollectionKind, stretch: Stretch): Promise<ItemHead[]> {
    const sql = `select ${HEAD} from collection_files item where item.account_id = ? and item.kind = ?
      and ${BEHIND} and item.number <= ? and not item.gone and ${IS_THERE[kind]} order by item.number, item.id limit ?`;
    return rows<ItemHead>(this.unitOfWork.reader, sql, [accountId, kind, ...bounds(stretch)]);
  }

  /** The same, and those that are there no more. */
  async changes(accountId: string, kind: CollectionKind, stretch: Stretch): Promise<ChangedItem[]> {
    const isThere = `case when not item.gone and ${IS_THERE[kind]} then 1 else 0 end as "isThere"`;
    const sql = `select ${HEAD}, ${isThere} from collection_files item where item.account_id = ? and item.kind = ?
      and ${BEHIND} and item.number <= ? order by item.number, item.id limit ?`;
    const found = await rows<ItemHead & { isThere: number }>(this.unitOfWork.reader, sql, [
      accountId,
      kind,
      ...bounds(stretch),
    ]);
    return found.map((item) => ({ ...item, isThere: item.isThere === 1 }));
  }

  /** Those of these names that are there, in no order. */
  named(accountId: string, kind: CollectionKind, names: readonly string[]): Promise<ItemHead[]> {
    if (names.length === 0) return Promise.resolve([]);
    const sql = `select ${HEAD} from collection_files item where item.account_id = ? and item.kind = ?
      and item.name in (${names.map(() => '?').join(', ')}) and not item.gone and ${IS_THERE[kind]}`;
    return rows<ItemHead>(this.unitOfWork.reader, sql, [accountId, kind, ...names]);
  }

  /** The one that is called so (UID), if it is there: by the name that a program gave it, else by its id. */
  async withUid(accountId: string, kind: CollectionKind, uid: string): Promise<ItemHead | null> {
    // two look-ups: one condition with an "or" would read the whole collection
    const by = (which: string): string => `select ${HEAD} from collection_files item where item.account_id = ?
      and item.kind = ? and ${which} and not item.gone and ${IS_THERE[kind]}`;
    const sql = `${by('item.uid = ?')} union all ${by('item.id = ? and item.uid is null')}`;
    const [found] = await rows<ItemHead>(this.unitOfWork.reader, sql, [accountId, kind, uid, accountId, kind, uid]);
    return found ?? null;
  }

  /** What programs put, and what items are called (UID), by id; only where that is not what we print by ourselves. */
  async put(accountId: string, ids: readonly string[]): Promise<Map<string, PutBody>> {
    if (ids.length === 0) return new Map();
    const sql = `select id, uid, body from collection_files where account_id = ? and (body is not null or uid is not null)
      and id in (${ids.map(() => '?').join(', ')})`;
    const found = await rows<PutBody & { id: string }>(this.unitOfWork.reader, sql, [accountId, ...ids]);
    return new Map(found.map(({ id, ...put }) => [id, put]));
  }
}

function bounds({ after, upTo, limit }: Stretch): (string | number)[] {
  return [after.number, after.number, after.id ?? LAST_ID, upTo, limit];
}
