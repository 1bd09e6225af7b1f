import { AppError, InvalidInput, NotFound } from '../common/errors.js';

export class ReminderNotFound extends NotFound {
  constructor() {
    super('reminder');
  }
}

export class ReminderNotOpen extends AppError {
  constructor() {
    super('reminder-not-open', 409, 'This reminder is done already.');
  }
}

export function emptyReminder(): InvalidInput {
  const detail = 'Say what the reminder is about, or whom.';
  return new InvalidInput([{ pointer: '/text', detail, code: 'reminderEmpty' }]);
}

export function snoozeIntoThePast(): InvalidInput {
  const detail = 'Pick a day after today.';
  return new InvalidInput([{ pointer: '/until', detail, code: 'untilPast' }]);
}
