import { Injectable } from '@nestjs/common';
import { changedRows, engineOf, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { StuckMail } from './domain/stuck-mails.js';
import { type Owner, rowsOf } from './mailbox-marks.store.js';
import type { Position } from './open-mailbox.js';

/** A folder as its mails are taken. */
export interface FolderRow {
  readonly uidValidity: string;
  readonly nextUid: number;
  readonly stuck: readonly StuckMail[];
  readonly passedOver: number;
  readonly passedOverAt: string | null;
  /** When its mails got other numbers for the last time, ISO 8601; null: never. */
  readonly renumberedAt: string | null;
}

/** What is stored of mails that could not be taken, beside how far a folder was read. */
@Injectable()
export class StuckMailsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null: nothing of it has been read. */
  find(owner: Owner, folder: string): Promise<FolderRow | null> {
    return this.read(owner, folder, '');
  }

  /** The same inside a unit of work: another reader of this folder waits until we are done. */
  findForChange(owner: Owner, folder: string): Promise<FolderRow | null> {
    return this.read(owner, folder, engineOf(this.unitOfWork.writer) === 'postgres' ? 'for no key update' : '');
  }

  async keep(owner: Owner, folder: string, row: FolderRow): Promise<void> {
    const { table, whose, values } = rowsOf(owner);
    const stuck = storedText(row);
    await changedRows(
      this.unitOfWork.writer,
      `update ${table} set uid_validity = ?, next_uid = ?, stuck = ?, passed_over = ?, passed_over_at = ? where ${whose} and folder = ?`,
      [row.uidValidity, row.nextUid, stuck, row.passedOver, row.passedOverAt, ...values, folder],
    );
  }

  /** A folder has other numbers from here on: those of mails that waited mean nothing any more. Inside a unit of work. */
  async renumber(owner: Owner, folder: string, { position, now }: { position: Position; now: Date }): Promise<void> {
    const row = await this.findForChange(owner, folder);
    if (!row) return;
    await this.keep(owner, folder, { ...row, ...position, stuck: [], renumberedAt: now.toISOString() });
  }

  /** Of all folders of a mailbox; it has a few. */
  async ofMailbox(owner: Owner): Promise<Omit<FolderRow, 'uidValidity' | 'nextUid'>[]> {
    const { table, whose, values } = rowsOf(owner);
    const sql = `${select} from ${table} where ${whose} order by folder limit ${MOST_FOLDERS}`;
    return (await rows<StoredRow>(this.unitOfWork.reader, sql, values)).map(folderRow);
  }

  private async read(owner: Owner, folder: string, lock: string): Promise<FolderRow | null> {
    const { table, whose, values } = rowsOf(owner);
    const sql = `${select} from ${table} where ${whose} and folder = ? ${lock}`;
    const [found] = await rows<StoredRow>(this.unitOfWork.reader, sql, [...values, folder]);
    return found ? folderRow(found) : null;
  }
}

/** More folders than are read of any mailbox: INBOX, and the sent mails under the names they had. */
const MOST_FOLDERS = 20;

const select = `select uid_validity as "uidValidity", next_uid as "nextUid", stuck, passed_over as "passedOver",
  passed_over_at as "passedOverAt"`;

interface StoredRow extends Omit<FolderRow, 'stuck' | 'passedOver' | 'renumberedAt'> {
  readonly stuck: string | null;
  readonly passedOver: number | null;
}

function folderRow({ stuck, passedOver, ...row }: StoredRow): FolderRow {
  // written by storedText()
  const read = stuck === null ? [] : (JSON.parse(stuck) as StuckMail[] | Remembered);
  const { mails, renumberedAt } = 'renumberedAt' in read ? read : { mails: read, renumberedAt: null };
  return { ...row, stuck: mails, passedOver: passedOver ?? 0, renumberedAt };
}

/** What the column `stuck` holds: the mails alone where the folder has always had the same numbers. */
interface Remembered {
  readonly mails: readonly StuckMail[];
  readonly renumberedAt: string;
}

function storedText({ stuck, renumberedAt }: Pick<FolderRow, 'stuck' | 'renumberedAt'>): string | null {
  if (renumberedAt !== null) return JSON.stringify({ mails: stuck, renumberedAt } satisfies Remembered);
  return stuck.length === 0 ? null : JSON.stringify(stuck);
}
