import { AppError, InvalidInput } from '../common/errors.js';
import type { HoursFault } from './domain/working-hours.js';

export class WrongSetupCode extends AppError {
  constructor() {
    super(
      'wrong-setup-code',
      422,
      'That is not the set-up code. It stands in the server log, in the line "Setup code".',
      {},
      [{ pointer: '/code', detail: 'That is not the set-up code.', code: 'wrongSetupCode' }],
    );
  }
}

export class AlreadySetUp extends AppError {
  constructor() {
    super('already-set-up', 409, 'This server already has an account. Please sign in.');
  }
}

export class EmailTaken extends AppError {
  constructor() {
    super('email-taken', 409, 'An account with this e-mail address already exists.', {}, [
      { pointer: '/email', detail: 'An account with this e-mail address already exists.', code: 'emailTaken' },
    ]);
  }
}

const hoursDetails = {
  hoursEndTooEarly: 'The hours must end after they begin.',
  hoursOfDayOff: 'Hours of a day need that day among the days.',
} as const;

/** A sentence for each place within `workingHours`. */
export class HoursImpossible extends InvalidInput {
  constructor(faults: readonly HoursFault[]) {
    super(faults.map(({ at, code }) => ({ pointer: `/workingHours/${at}`, detail: hoursDetails[code], code })));
  }
}

/** One text for an unknown address and for a wrong password. */
export class WrongCredentials extends AppError {
  constructor() {
    super('wrong-credentials', 401, 'E-mail or password does not match.');
  }
}

export class TooManySignIns extends AppError {
  constructor(seconds: number) {
    super('too-many-sign-ins', 429, `Too many tries. Please wait ${seconds} seconds.`, { seconds });
  }
}

export class RegistrationClosed extends AppError {
  constructor() {
    super('registration-closed', 403, 'Nobody can register on this server.');
  }
}

/** Pages lead to the sign-in form; programs get a 401. */
export class SignInNeeded extends AppError {
  constructor() {
    super('unauthorized', 401, 'Please sign in or send a valid API token.');
  }
}

export class ScopeMissing extends AppError {
  constructor(scope: string) {
    super('scope-missing', 403, `This token may not do that: it lacks the scope "${scope}".`, { scope });
  }
}
