import { AppError, InvalidInput, NotFound } from '../common/errors.js';

export class PushedEventNotFound extends NotFound {
  constructor() {
    super('event in your calendar');
  }
}

/** A calendar was chosen that is not there, or can't be written into. */
export class CalendarNotThere extends InvalidInput {
  constructor(field: 'busy' | 'pushTo') {
    const detail = 'Please choose among the calendars that are there; meetings need one that can be written into.';
    super([{ pointer: `/${field}`, detail, code: 'calendar-account.error.calendar' }]);
  }
}

/** The calendars could not be asked for: what came of it stands with the account. */
export class CalendarsNotReached extends AppError {
  constructor() {
    super('calendars-not-reached', 409, 'The server did not give its calendars; the account says why.');
  }
}

/** Some of our events could not be removed there yet. */
export class EventsStillThere extends AppError {
  constructor(count: number) {
    super(
      'events-still-there',
      409,
      `${count} meetings still stand in that calendar; try again, or leave them there.`,
      {
        count,
      },
    );
  }
}
