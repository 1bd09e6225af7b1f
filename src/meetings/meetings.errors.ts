import { InvalidInput, NotFound } from '../common/errors.js';

export class MeetingNotFound extends NotFound {
  constructor() {
    super('meeting');
  }
}

export function meetingWithoutPeople(): InvalidInput {
  const detail = 'Say with whom you meet: contactIds holds people of yours.';
  return new InvalidInput([{ pointer: '/contactIds', detail, code: 'meetingWithoutPeople' }]);
}
