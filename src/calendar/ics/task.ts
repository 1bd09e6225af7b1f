import type { LocalDate } from '../../common/local-date.js';
import { dayStamp, type Instant, textLine, uriValue, utcStamp } from './event.js';
import { foldLine } from './text.js';

/** Something to do on a day. */
export interface CalendarTask {
  /** Of the row's id, never of its content: a client knows the task again by it (RFC 5545, 3.8.4.7). */
  readonly uid: string;
  readonly dueOn: LocalDate;
  readonly summary: string;
  readonly description: string | null;
  readonly url: string | null;
  /** Null: still to do. */
  readonly doneAt: Instant | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

/**
 * One VTODO (RFC 5545, 3.6.2), its lines folded and ended by CRLF. It is due on a whole day (3.8.2.3), and says three times
 * that it is done, since programs look at one of STATUS (3.8.1.11), COMPLETED (3.8.2.1) and PERCENT-COMPLETE (3.8.1.8) each.
 * DTSTAMP says when it last changed (3.8.7.2), so an unchanged task prints the same bytes. Throws RangeError for an invalid
 * Date.
 *
 * @example taskText(task).startsWith('BEGIN:VTODO\r\nUID:') // true
 */
export function taskText(task: CalendarTask): string {
  const changed = utcStamp(task.changedAt);
  const head = `BEGIN:VTODO\r\n${textLine('UID', task.uid)}DTSTAMP:${changed}\r\n`;
  const address = task.url === null ? '' : foldLine(`URL:${uriValue(task.url)}`);
  const words = `${textLine('SUMMARY', task.summary)}${textLine('DESCRIPTION', task.description)}${address}`;
  const day = `DUE;VALUE=DATE:${dayStamp(task.dueOn)}\r\n`;
  const times = `CREATED:${utcStamp(task.createdAt)}\r\nLAST-MODIFIED:${changed}\r\n`;
  return `${head}${day}${words}${stateText(task)}${times}END:VTODO\r\n`;
}

function stateText({ doneAt }: CalendarTask): string {
  if (doneAt === null) return 'STATUS:NEEDS-ACTION\r\n';
  return `STATUS:COMPLETED\r\nCOMPLETED:${utcStamp(doneAt)}\r\nPERCENT-COMPLETE:100\r\n`;
}
