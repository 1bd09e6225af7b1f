import { AppError, InvalidInput } from '../common/errors.js';
import type { UnreadableReason } from '../busy-calendars/reading/reading.errors.js';

const details: Readonly<Record<UnreadableReason, string>> = {
  'not-a-calendar': 'This is no calendar file: it should begin with BEGIN:VCALENDAR.',
  large: 'There is too much in this calendar: 10 MB are read at most.',
  slow: 'Reading this calendar would take too long. Please export a shorter time.',
};

/** The file that was chosen can't be read as a whole. */
export class PastFileUnreadable extends InvalidInput {
  constructor(reason: UnreadableReason) {
    super([{ pointer: '/file', detail: details[reason], code: `pastEvents.${reason}` }]);
  }
}

/** Nobody answers there, or not with a calendar. */
export class PastCalendarNotReached extends AppError {
  constructor() {
    super('past-calendar-not-reached', 422, 'This calendar could not be read just now.');
  }
}
