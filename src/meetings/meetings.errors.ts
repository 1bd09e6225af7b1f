import { AppError, InvalidInput, NotFound } from '../common/errors.js';

export class MeetingNotFound extends NotFound {
  constructor() {
    super('meeting');
  }
}

/** What was said there is noted already. */
export class MeetingNoted extends AppError {
  constructor() {
    super('meeting-noted', 409, 'The talks of this meeting are noted already.');
  }
}

export function meetingWithoutPeople(): InvalidInput {
  const detail = 'Say with whom you meet: contactIds holds people of yours.';
  return new InvalidInput([{ pointer: '/contactIds', detail, code: 'meetingWithoutPeople' }]);
}
