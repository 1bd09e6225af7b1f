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

export function ruleUnknown(): InvalidInput {
  const detail =
    'Please send a rule of RFC 5545 with FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL, BYDAY, BYMONTHDAY, COUNT or UNTIL.';
  return new InvalidInput([{ pointer: '/recurrence/rule', detail, code: 'ruleUnknown' }]);
}

export function ruleWithoutDays(): InvalidInput {
  const detail = 'This rule never comes: please choose another rhythm, or a later end.';
  return new InvalidInput([{ pointer: '/recurrence/rule', detail, code: 'ruleWithoutDays' }]);
}

export function followUpStandsAlone(): InvalidInput {
  const detail = 'This one belongs to a message: it stands on its day, once.';
  return new InvalidInput([{ pointer: '/recurrence', detail, code: 'followUpOnce' }]);
}

export function birthdayUnknown(): InvalidInput {
  const detail = 'Please note their birthday first.';
  return new InvalidInput([{ pointer: '/recurrence', detail, code: 'birthdayUnknown' }]);
}

export function birthdayRemindedAlready(): InvalidInput {
  const detail = 'There is a birthday reminder for this person already.';
  return new InvalidInput([{ pointer: '/kind', detail, code: 'birthdayReminded' }]);
}
