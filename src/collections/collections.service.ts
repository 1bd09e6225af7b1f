import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { NotFound } from '../common/errors.js';
import { ItemChanged, ItemRefused, SyncTokenUnknown } from './collections.errors.js';
import {
  type ChangedItem,
  CollectionsQuery,
  type CollectionState,
  type ItemHead,
  type Stretch,
} from './collections.query.js';
import { CollectionsStore } from './collections.store.js';
import type { CollectionKind } from './domain/collection-kind.js';
import { type Position, readSyncToken, syncToken } from './domain/sync-token.js';
import { FilesByKind } from './files-by-kind.js';
import type { Wanted } from './collection-files.js';

/** Of one answer of a query, and of files that are printed at once: more than that is asked for in portions. */
export const LARGEST_PORTION = 500;

export interface Item extends ItemHead {
  /** Strong (RFC 9110, 8.8.1), with its quotes. */
  readonly etag: string;
}

/** What changed since a token, the oldest first, or all that is there. */
export interface Changes {
  readonly items: readonly (Item & Pick<ChangedItem, 'isThere'>)[];
  /** For the next time. */
  readonly token: string;
  /** True: there is more, and the token leads on. */
  readonly isTruncated: boolean;
}

/** What the client knows of the item; RFC 9110, 13.1. */
export interface Conditions {
  /** ETags, or `*`; null: not said. */
  readonly ifMatch: readonly string[] | '*' | null;
  readonly ifNoneMatch: readonly string[] | '*' | null;
}

export interface Put {
  readonly item: Item;
  readonly isNew: boolean;
  /** Whether GET gives back what was put, octet for octet. */
  readonly isAsPut: boolean;
}

/** The address book, the calendar and the list of tasks that phones and mail programs see. */
@Injectable()
export class CollectionsService {
  constructor(
    private readonly query: CollectionsQuery,
    private readonly store: CollectionsStore,
    private readonly files: FilesByKind,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For who asks later what changed: the token of now. Also the collection's ctag, since it names every state once. */
  async token(accountId: string, kind: CollectionKind): Promise<string> {
    const { number, epoch } = await this.query.state(accountId, kind);
    return syncToken(epoch, { number, id: null });
  }

  /**
   * All that is there, in portions, by name: whatever is changed meanwhile is in it once, as it is when its portion is read.
   * What is new or deleted meanwhile may be in it or not.
   */
  async *all(accountId: string, kind: CollectionKind): AsyncGenerator<readonly Item[]> {
    const { epoch } = await this.query.state(accountId, kind);
    let after = '';
    for (;;) {
      const heads = await this.query.byName(accountId, kind, after, LARGEST_PORTION);
      if (heads.length > 0) yield heads.map((head) => withEtag(head, epoch));
      const last = heads.at(-1);
      if (!last || heads.length < LARGEST_PORTION) return;
      after = last.name;
    }
  }

  /**
   * What changed since a token, in portions, as it was when the first was asked for; one at least, and at most `limit`
   * items. Null: everything that is there, and without a limit as `all` has it. The first throws SyncTokenUnknown.
   */
  async *since(
    accountId: string,
    kind: CollectionKind,
    token: string | null,
    limit = Infinity,
  ): AsyncGenerator<Changes> {
    const state = await this.query.state(accountId, kind);
    if (token === null && limit === Infinity) {
      yield* this.everything(accountId, kind, state);
      return;
    }
    let after = beginOf(token, state);
    for (let left = limit; ;) {
      const size = Math.min(left, LARGEST_PORTION);
      const stretch = { after, upTo: state.number, limit: size + 1 };
      const found = await (token === null
        ? this.thoseThere(accountId, kind, stretch)
        : this.query.changes(accountId, kind, stretch));
      const portion = portionOf(found, size, after, state);
      yield portion.changes;
      left -= portion.changes.items.length;
      if (!portion.changes.isTruncated || left <= 0) return;
      after = portion.end;
    }
  }

  /** With the token of before: what changes meanwhile is told the next time, too. */
  private async *everything(
    accountId: string,
    kind: CollectionKind,
    { number, epoch }: CollectionState,
  ): AsyncGenerator<Changes> {
    const token = syncToken(epoch, { number, id: null });
    yield { items: [], token, isTruncated: false };
    for await (const items of this.all(accountId, kind)) {
      yield { items: items.map((item) => ({ ...item, isThere: true })), token, isTruncated: false };
    }
  }

  private async thoseThere(accountId: string, kind: CollectionKind, stretch: Stretch): Promise<ChangedItem[]> {
    const heads = await this.query.heads(accountId, kind, stretch);
    return heads.map((head) => ({ ...head, isThere: true }));
  }

  /** Those of these names that are there. */
  async named(accountId: string, kind: CollectionKind, names: readonly string[]): Promise<Item[]> {
    const { epoch } = await this.query.state(accountId, kind);
    return (await this.query.named(accountId, kind, names)).map((head) => withEtag(head, epoch));
  }

  /** Their files, by id; at most LARGEST_PORTION. */
  texts(
    account: Account,
    kind: CollectionKind,
    items: readonly Item[],
    wanted: Wanted,
  ): Promise<ReadonlyMap<string, string>> {
    return this.files.of(kind).texts(
      account,
      items.map(({ id }) => id),
      wanted,
    );
  }

  /** Takes a file as a program put it. Throws ItemChanged, ItemRefused. */
  put(
    account: Account,
    kind: CollectionKind,
    { name, text }: { name: string; text: string },
    known: Conditions,
  ): Promise<Put> {
    return this.unitOfWork.run(async () => {
      const before = await this.known(account.id, kind, name, known);
      const files = this.files.of(kind);
      const other = await this.query.withUid(account.id, kind, files.uidOf(text));
      if (other && other.id !== before?.id) throw new ItemRefused('no-uid-conflict', UID_TAKEN, other.name);
      const { id, uid, isAsPut } = await files.save(account, { id: before?.id ?? null, text });
      await this.store.keepFile(account.id, kind, id, { name, uid, body: text });
      const [item] = await this.named(account.id, kind, [name]);
      if (!item) throw new Error('an item that was put is not there');
      return { item, isNew: !before, isAsPut };
    });
  }

  /**
   * After a backup was put back: every token and every ETag of before is unknown from now on, and devices read everything
   * anew. Of all accounts; gives how many collections.
   */
  beginAnew(): Promise<number> {
    return this.unitOfWork.run(() => this.store.beginAnew());
  }

  /** Throws NotFound, ItemChanged. */
  async remove(account: Account, kind: CollectionKind, name: string, known: Conditions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const item = await this.known(account.id, kind, name, known);
      if (!item) throw new NotFound('item');
      await this.files.of(kind).remove(account, item.id);
    });
  }

  /** The item as it is now, and stays until the end of the unit of work. Throws ItemChanged. */
  private async known(accountId: string, kind: CollectionKind, name: string, known: Conditions): Promise<Item | null> {
    await this.store.lock(accountId, kind, name);
    const [item = null] = await this.named(accountId, kind, [name]);
    assertKnown(item, known);
    return item;
  }
}

/** Throws SyncTokenUnknown for a token that is none of this collection's, or older than what it remembers. */
function beginOf(token: string | null, { number: upTo, since, epoch }: CollectionState): Position {
  if (token === null) return { number: -1, id: null, began: upTo };
  const after = readSyncToken(token, epoch);
  if (!after || remembersUpTo(after) < since || after.number > upTo) throw new SyncTokenUnknown();
  return after;
}

/** What was forgotten may have this number, if not before. Of a place among the rows of one number: the one before it. */
function remembersUpTo({ number, id, began }: Position): number {
  if (began !== undefined) return began;
  return id === null ? number : number - 1;
}

/** One more than `size` was looked for: it says whether there is more. */
function portionOf(
  found: readonly ChangedItem[],
  size: number,
  { began }: Position,
  { number: upTo, epoch }: CollectionState,
): { readonly changes: Changes; readonly end: Position } {
  const items = found.slice(0, size).map((head) => withEtag(head, epoch));
  const isTruncated = found.length > size;
  const last = items.at(-1);
  let end: Position = { number: upTo, id: null };
  if (isTruncated && last) {
    const isListing = began !== undefined && last.number < began;
    end = { number: last.number, id: last.id, ...(isListing ? { began } : {}) };
  }
  return { changes: { items, token: syncToken(epoch, end), isTruncated }, end };
}

const UID_TAKEN = 'Another item here has the same UID already.';

function withEtag<T extends ItemHead>(head: T, epoch: string): T & { readonly etag: string } {
  return { ...head, etag: `"${epoch.slice(0, 8)}-${head.number}"` };
}

/** RFC 9110, 13.1.1 and 13.1.2. */
function assertKnown(item: Item | null, { ifMatch, ifNoneMatch }: Conditions): void {
  if (ifMatch !== null && !(item && isAmong(item.etag, ifMatch))) throw new ItemChanged();
  if (ifNoneMatch !== null && item && isAmong(item.etag, ifNoneMatch)) throw new ItemChanged();
}

function isAmong(etag: string, tags: readonly string[] | '*'): boolean {
  return tags === '*' || tags.includes(etag);
}
