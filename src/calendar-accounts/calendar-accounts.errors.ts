import { AppError, InvalidInput, NotFound } from '../common/errors.js';

const SECONDS_PER_MINUTE = 60;

export class CalendarAccountNotFound extends NotFound {
  constructor() {
    super('calendar account');
  }
}

export class TooManyCalendarAccounts extends AppError {
  constructor(most: number) {
    super('too-many-calendar-accounts', 409, `At most ${most} calendar accounts: remove one first.`, { most });
  }
}

/** A kept password is never said to another server, or for another user, than it was given for. */
export class CalendarPasswordNeeded extends InvalidInput {
  constructor() {
    super([{ pointer: '/password', detail: 'Please enter the password.', code: 'calendar-account.error.password' }]);
  }
}

/** What was typed is no address that could be asked. */
export class CalendarServerRefused extends InvalidInput {
  constructor() {
    const detail = 'Please give the address of a server, like https://cloud.example.org, without a password in it.';
    super([{ pointer: '/address', detail, code: 'calendar-account.error.address' }]);
  }
}

/** Each try connects to a server that the user names. */
export class TooManyCalendarChecks extends AppError {
  constructor(seconds: number) {
    const minutes = Math.ceil(seconds / SECONDS_PER_MINUTE);
    super('too-many-calendar-checks', 429, `At most 30 tries an hour: the next one can run in ${minutes} min.`, {
      seconds,
      minutes,
    });
  }
}
