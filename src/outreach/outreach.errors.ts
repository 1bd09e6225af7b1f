import { InvalidInput, NotFound } from '../common/errors.js';

export class AttemptNotFound extends NotFound {
  constructor() {
    super('message');
  }
}

export function sentInTheFuture(): InvalidInput {
  const detail = 'This time has not come yet.';
  return new InvalidInput([{ pointer: '/sentAt', detail, code: 'sentAhead' }]);
}

export function outcomeInTheFuture(): InvalidInput {
  const detail = 'This day has not come yet.';
  return new InvalidInput([{ pointer: '/on', detail, code: 'outcomeAhead' }]);
}

export function meetingWithoutYes(): InvalidInput {
  const detail = 'A meeting belongs to "yes" or "talked".';
  return new InvalidInput([{ pointer: '/meeting', detail, code: 'meetingWithoutYes' }]);
}

export function reasonWithoutNo(): InvalidInput {
  const detail = 'A reason belongs to "no".';
  return new InvalidInput([{ pointer: '/reason', detail, code: 'reasonWithoutNo' }]);
}
