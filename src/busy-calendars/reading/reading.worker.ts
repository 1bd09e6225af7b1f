import { parentPort, workerData } from 'node:worker_threads';
import { calendarOf, NotACalendar } from './calendar-of.js';
import type { ReadingTask, ReadingAnswer } from './read-calendar.js';

/** Runs in a thread of its own: see src/common/in-worker.ts. */
const { bytes, wish } = workerData as ReadingTask;

function answer(): ReadingAnswer {
  try {
    return calendarOf(bytes, wish);
  } catch (error) {
    if (error instanceof NotACalendar) return 'not-a-calendar';
    throw error;
  }
}

parentPort?.postMessage(answer());
