import { AppError, InvalidInput, NotFound } from '../common/errors.js';

export class BusyCalendarNotFound extends NotFound {
  constructor() {
    super('subscribed calendar');
  }
}

export class TooManyBusyCalendars extends AppError {
  constructor(most: number) {
    super('too-many-busy-calendars', 409, `At most ${most} calendars: remove one first.`, { most });
  }
}

/** What was typed is no address that could be fetched. */
export class CalendarAddressRefused extends InvalidInput {
  constructor() {
    const detail = 'Please give an address that begins with https://, http:// or webcal://, without a password in it.';
    super([{ pointer: '/url', detail, code: 'busy.error.address' }]);
  }
}

/** Somebody looks right now. */
export class LookRunning extends AppError {
  constructor() {
    super('calendar-look-running', 409, 'This calendar is being read already; the result comes in a moment.');
  }
}
