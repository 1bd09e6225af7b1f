import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { changedRows, engineOf, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import type { CollectionKind } from './domain/collection-kind.js';

/** A file as a program put it. */
export interface PutFile {
  /** The last part of its address. */
  readonly name: string;
  /** What the program calls it. */
  readonly uid: string;
  readonly body: string;
}

const TABLE: Readonly<Record<CollectionKind, string>> = {
  people: 'contacts',
  meetings: 'meetings',
  'follow-ups': 'reminders',
};

const ENDING: Readonly<Record<CollectionKind, string>> = { people: '.vcf', meetings: '.ics', 'follow-ups': '.ics' };

/** Of a collection. */
const NUMBER = '(select number from collections where account_id = ? and kind = ?)';

@Injectable()
export class CollectionsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Until the end of the unit of work nobody else puts or removes a file of this collection, and the row behind this one
   * stays as it is. The row before all that its service locks later: two that change it wait for each other in a queue.
   */
  async lock(accountId: string, kind: CollectionKind, name: string): Promise<void> {
    if (this.isAlone) return;
    await rows(this.unitOfWork.writer, 'select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `${accountId} ${kind}`,
    ]);
    const sql = `select id from ${TABLE[kind]} where account_id = ? and id =
      (select id from collection_files where account_id = ? and kind = ? and name = ?) for update`;
    await rows(this.unitOfWork.writer, sql, [accountId, accountId, kind, name]);
  }

  /** The file as a program put it; null: nobody has. */
  async file(accountId: string, id: string): Promise<PutFile | null> {
    const sql = 'select name, uid, body from collection_files where account_id = ? and id = ? and body is not null';
    const [found] = await rows<PutFile>(this.unitOfWork.reader, sql, [accountId, id]);
    return found ?? null;
  }

  /** A file that was kept comes back; under a name and a UID of ours if its own are somebody else's by now. */
  async fileBack(accountId: string, kind: CollectionKind, id: string, file: PutFile): Promise<void> {
    const others = await this.holders(accountId, kind, id, file);
    const name = others.some((other) => other.name === file.name)
      ? await this.freeName(accountId, kind, id, file.name)
      : file.name;
    const uid = others.some((other) => uidOf(other) === file.uid) ? randomUUID() : file.uid;
    await this.keepFile(accountId, kind, id, { ...file, name, uid });
  }

  /**
   * Keeps a file, and counts it as a change even where no field of ours has changed. What has its name or its UID and is seen
   * by nobody gives it away. A trigger has made the item's row; on PostgreSQL it waits for the end of the transaction, and is
   * told to do its work now.
   */
  async keepFile(accountId: string, kind: CollectionKind, id: string, file: PutFile): Promise<void> {
    const { writer } = this.unitOfWork;
    if (!this.isAlone) {
      await rows(writer, 'set constraints all immediate');
      await rows(writer, 'set constraints all deferred');
    }
    await this.raise(accountId, kind);
    await this.makeRoom(accountId, kind, id, file);
    const sql = `update collection_files set name = ?, uid = ?, body = ?, number = ${NUMBER} where account_id = ? and id = ?`;
    await rows(writer, sql, [file.name, file.uid, file.body, accountId, kind, accountId, id]);
  }

  /** Before any row of a file is touched, as the triggers do: then nobody waits in a circle. */
  private async raise(accountId: string, kind: CollectionKind): Promise<void> {
    const sql = this.isAlone
      ? 'update collections set number = number + 1 where account_id = ? and kind = ?'
      : 'select collection_number(?, ?)';
    await rows(this.unitOfWork.writer, sql, [accountId, kind]);
  }

  /**
   * A name may be used again, and a UID stands once in a collection (RFC 6352, 5.1; RFC 4791, 4.1). What is gone is forgotten:
   * the name is told with its new file. What may come back, from the trash for example, comes back under names of ours.
   */
  private async makeRoom(accountId: string, kind: CollectionKind, id: string, file: PutFile): Promise<void> {
    const { writer } = this.unitOfWork;
    const gone = 'delete from collection_files where account_id = ? and kind = ? and name = ? and id <> ? and gone';
    await rows(writer, gone, [accountId, kind, file.name, id]);
    for (const other of await this.holders(accountId, kind, id, file)) {
      const name = other.name === file.name ? await this.freeName(accountId, kind, other.id, file.name) : other.name;
      const uid = uidOf(other) === file.uid ? randomUUID() : other.uid;
      const sql = `update collection_files set name = ?, uid = ?, number = ${NUMBER} where account_id = ? and id = ?`;
      await rows(writer, sql, [name, uid, accountId, kind, accountId, other.id]);
    }
  }

  /** Others that have this name or this UID and are not gone. */
  private holders(accountId: string, kind: CollectionKind, id: string, { name, uid }: PutFile): Promise<Holder[]> {
    const by = (which: string): string =>
      `select id, name, uid from collection_files where account_id = ? and kind = ? and ${which} and id <> ? and not gone`;
    const sql = `${by('name = ?')} union ${by('uid = ?')} union ${by('id = ? and uid is null')}`;
    const values = [name, uid, uid].flatMap((value) => [accountId, kind, value, id]);
    return rows<Holder>(this.unitOfWork.reader, sql, values);
  }

  /** Its id, unless that is the name which is wanted, or somebody's. */
  private async freeName(accountId: string, kind: CollectionKind, id: string, wanted: string): Promise<string> {
    const name = id + ENDING[kind];
    const sql = 'select id from collection_files where account_id = ? and kind = ? and name = ? and id <> ?';
    const others = await rows(this.unitOfWork.reader, sql, [accountId, kind, name, id]);
    return name === wanted || others.length > 0 ? randomUUID() + ENDING[kind] : name;
  }

  /** Every collection of all accounts gets another epoch; gives how many. */
  async beginAnew(): Promise<number> {
    const { writer } = this.unitOfWork;
    if (this.isAlone) return changedRows(writer, 'update collections set epoch = lower(hex(randomblob(16)))');
    // the whole table at once: row by row might wait in a circle with somebody who changes two collections
    await rows(writer, 'lock table collections in share row exclusive mode');
    return changedRows(writer, "update collections set epoch = replace(gen_random_uuid()::text, '-', '')");
  }

  /** SQLite: one transaction at a time, and triggers do their work at once. */
  private get isAlone(): boolean {
    return engineOf(this.unitOfWork.writer) === 'sqlite';
  }

  /** Whether something is gone that has no day yet; of any account. */
  async anyWithoutDay(): Promise<boolean> {
    const sql = 'select 1 as found from collection_files where gone and gone_on is null limit 1';
    return (await rows(this.unitOfWork.reader, sql)).length > 0;
  }

  /** What is gone since the last time gets its day. Of all accounts, at most so many at a time; gives how many. */
  noteGone(today: LocalDate, limit: number): Promise<number> {
    const sql = `update collection_files set gone_on = ? where id in
      (select id from collection_files where gone and gone_on is null order by id limit ?)`;
    return changedRows(this.unitOfWork.writer, sql, [today, limit]);
  }

  /** Whether something is gone for longer than so; of any account. */
  async anyGoneBefore(before: LocalDate): Promise<boolean> {
    // in the index's order: without it PostgreSQL may read the whole table
    const sql = 'select 1 as found from collection_files where gone and gone_on < ? order by gone_on limit 1';
    return (await rows(this.unitOfWork.reader, sql, [before])).length > 0;
  }

  /**
   * What is gone for longer than so is forgotten; who has read less than that reads everything anew. Of all accounts, at most
   * so many at a time; gives how many.
   */
  async forgetGone(before: LocalDate, limit: number): Promise<number> {
    const { writer } = this.unitOfWork;
    const old = 'select id from collection_files where gone and gone_on < ? order by gone_on, id limit ?';
    const forgotten = await rows<ForgottenItem>(
      writer,
      `delete from collection_files where id in (${old}) returning account_id as "accountId", kind, number`,
      [before, limit],
    );
    for (const { accountId, kind, number } of latestOf(forgotten)) {
      const sql = 'update collections set since = ? where account_id = ? and kind = ? and since < ?';
      await rows(writer, sql, [number, accountId, kind, number]);
    }
    return forgotten.length;
  }
}

/** An item that has a name, or a UID. */
interface Holder {
  readonly id: string;
  readonly name: string;
  readonly uid: string | null;
}

function uidOf({ id, uid }: Holder): string {
  return uid ?? id;
}

interface ForgottenItem {
  readonly accountId: string;
  readonly kind: CollectionKind;
  readonly number: number;
}

/** Of each collection the one with the highest number. */
function latestOf(items: readonly ForgottenItem[]): Iterable<ForgottenItem> {
  const inOrder = [...items].sort((a, b) => a.number - b.number);
  return new Map(inOrder.map((item) => [`${item.accountId} ${item.kind}`, item])).values();
}
