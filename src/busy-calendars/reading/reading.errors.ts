import { AppError } from '../../common/errors.js';

/** not-a-calendar (a page, or anything else) · large (more than is read, or than fits) · slow (it would take too long) */
export type UnreadableReason = 'not-a-calendar' | 'large' | 'slow';

const details: Readonly<Record<UnreadableReason, string>> = {
  'not-a-calendar': 'This is no calendar file.',
  large: 'There is too much in this calendar.',
  slow: 'Reading this calendar would take too long.',
};

/** A calendar file can't be read as a whole. */
export class CalendarUnreadable extends AppError {
  constructor(readonly reason: UnreadableReason) {
    super('calendar-unreadable', 422, details[reason], { reason });
  }
}
