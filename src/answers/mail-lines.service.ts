import { Injectable } from '@nestjs/common';
import type { LineKind } from './domain/line-verbs.js';
import type { MailLine } from './mail-line.entity.js';
import { MailLinesStore } from './mail-lines.store.js';

/** A numbered line of a mail, with what it is about and is still there. */
export interface LineOfMail {
  readonly id: string;
  readonly number: number;
  readonly kind: LineKind;
  readonly contactId: string | null;
  readonly reminderIds: readonly string[];
  readonly meetingIds: readonly string[];
}

/** What the numbers in a mail mean. */
@Injectable()
export class MailLines {
  constructor(private readonly store: MailLinesStore) {}

  /** "snooze 3" of that very mail; null where it has no such line, or what it was about is gone. */
  async find(accountId: string, messageId: string, number: number): Promise<LineOfMail | null> {
    const lines = await this.all(accountId, messageId);
    return lines.find((line) => line.number === number) ?? null;
  }

  /** By number. */
  async all(accountId: string, messageId: string): Promise<LineOfMail[]> {
    const found = await this.store.ofMail(accountId, messageId);
    const numbers = [...new Set(found.map(({ number }) => number))];
    return numbers.flatMap((number) => lineOf(found.filter((row) => row.number === number)));
  }

  /** The whole line that a row belongs to. */
  async ofRow(accountId: string, rowId: string): Promise<LineOfMail | null> {
    const row = await this.store.find(accountId, rowId);
    return row && this.find(accountId, row.messageId, row.number);
  }
}

function lineOf(rows: readonly MailLine[]): LineOfMail[] {
  const [first] = rows;
  if (!first) return [];
  const reminderIds = rows.flatMap(({ reminderId }) => reminderId ?? []);
  const meetingIds = rows.flatMap(({ meetingId }) => meetingId ?? []);
  const { id, number, kind, contactId } = first;
  return [{ id, number, kind, contactId, reminderIds, meetingIds }];
}
