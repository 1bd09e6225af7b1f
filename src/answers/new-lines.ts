import { newId } from '../common/ids.js';
import type { LineKind } from './domain/line-verbs.js';
import type { MailLine } from './mail-line.entity.js';

/** One line of a mail that is being written. */
export interface NewLine {
  readonly kind: LineKind;
  readonly contactId: string | null;
  /** Several where one line stands for several promises. */
  readonly reminderIds: readonly string[];
  readonly meetingIds: readonly string[];
}

/**
 * The rows of one line, the one that its links hang on first. A line that stands for several things begins with a row for
 * none of them, so that its links work on when one of these is deleted.
 */
export function newLines(
  accountId: string,
  mail: { readonly messageId: string; readonly now: Date },
  { kind, contactId, number, reminderIds, meetingIds }: NewLine & { readonly number: number },
): MailLine[] {
  const nothing = { reminderId: null, meetingId: null };
  const pointers = [
    ...reminderIds.map((reminderId) => ({ reminderId, meetingId: null })),
    ...meetingIds.map((meetingId) => ({ reminderId: null, meetingId })),
  ];
  const { messageId, now } = mail;
  const row = { accountId, messageId, number, kind, contactId, createdAt: now.toISOString() };
  const all = pointers.length === 1 ? pointers : [nothing, ...pointers];
  return all.map((pointer) => ({ id: newId(now), ...row, ...pointer }));
}
