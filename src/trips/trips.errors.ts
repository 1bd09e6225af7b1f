import { AppError, InvalidInput, NotFound } from '../common/errors.js';

export class TripNotFound extends NotFound {
  constructor() {
    super('trip');
  }
}

export class TripsFull extends AppError {
  constructor(most: number) {
    super('trips-full', 409, `At most ${most} trips may lie ahead.`, { most });
  }
}

export function tripEndsFirst(): InvalidInput {
  const detail = 'The last day must not lie before the first one.';
  return new InvalidInput([{ pointer: '/to', detail, code: 'tripEndsFirst' }]);
}

export function tripTooLong(most: number): InvalidInput {
  const detail = `A trip lasts ${most} days at most.`;
  return new InvalidInput([{ pointer: '/to', detail, code: 'tripTooLong', params: { most } }]);
}

export function noSuchPlace(): InvalidInput {
  const detail = 'There is no place with this number.';
  return new InvalidInput([{ pointer: '/placeId', detail, code: 'noSuchPlace' }]);
}

export function cityWithoutName(): InvalidInput {
  const detail = 'A city needs a letter.';
  return new InvalidInput([{ pointer: '/city', detail, code: 'cityWithoutName' }]);
}
