import { inWorker, WorkerEnded, type WorkerLimits } from '../../common/in-worker.js';
import type { CalendarReading, ReadingWish } from './calendar-reading.js';
import { CalendarUnreadable } from './reading.errors.js';

/** docs/reliability.md: ICS. In bytes. */
export const LARGEST_CALENDAR = 10 * 1024 * 1024;

/** docs/reliability.md: "< 5 s". What is read is up to 10 MB of text, about ten times as much as objects. */
const LIMITS: WorkerLimits = { milliseconds: 5_000, megabytes: 160 };

/** What the thread gets, and what it answers. */
export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly wish: ReadingWish;
}
export type ReadingAnswer = CalendarReading | 'not-a-calendar';

const script = new URL('./reading.worker.js', import.meta.url);

/**
 * What a calendar file (RFC 5545; several behind each other are one) says about a time: taken times, and events with who was
 * there. In a thread of its own with limits, one file after the other, accounts in turn. Throws CalendarUnreadable.
 *
 * @param owner the id of the account
 * @param bytes as they came; unpacked
 */
export async function readCalendar(owner: string, bytes: Uint8Array, wish: ReadingWish): Promise<CalendarReading> {
  if (bytes.length > LARGEST_CALENDAR) throw new CalendarUnreadable('large');
  const task: ReadingTask = { bytes, wish };
  const answer = await inWorker<ReadingAnswer>(script, task, { owner, limits: LIMITS }).catch((error: unknown) => {
    throw error instanceof WorkerEnded ? new CalendarUnreadable(error.reason === 'slow' ? 'slow' : 'large') : error;
  });
  if (answer === 'not-a-calendar') throw new CalendarUnreadable(answer);
  return answer;
}
