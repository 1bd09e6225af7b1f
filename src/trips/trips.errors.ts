import { AppError, InvalidInput } from '../common/errors.js';

export class TripsFull extends AppError {
  constructor(most: number) {
    super('trips-full', 409, `At most ${most} trips may lie ahead.`, { most });
  }
}

/** The trip has no day left on which one could meet. */
export class TripOver extends AppError {
  constructor() {
    super('trip-over', 409, 'This trip has passed.');
  }
}

/** Nobody is ticked: there is nobody to write to. */
export class NobodyToMeet extends AppError {
  constructor() {
    super('trip-without-people', 409, 'There are no people to choose from.');
  }
}

export class NoTimeFree extends AppError {
  constructor() {
    super('trip-without-times', 409, 'There are no times to choose from.');
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

export function notToBeWritten(index: number): InvalidInput {
  const detail = 'This person is not to be written to on trips.';
  return new InvalidInput([{ pointer: `/contactIds/${index}`, detail, code: 'notToBeWritten' }]);
}

export function notYourContact(index: number): InvalidInput {
  const detail = 'There is no such person.';
  return new InvalidInput([{ pointer: `/contactIds/${index}`, detail, code: 'noSuchPerson' }]);
}

export function slotOffTrip(index: number): InvalidInput {
  const detail = 'This time is not on a day of the trip.';
  return new InvalidInput([{ pointer: `/slots/${index}`, detail, code: 'slotOffTrip' }]);
}

export function slotsOverlap(index: number): InvalidInput {
  const detail = 'Two of the times overlap; each person gets one of their own.';
  return new InvalidInput([{ pointer: `/slots/${index}`, detail, code: 'slotsOverlap' }]);
}

export function freeSlotsSpan(most: number): InvalidInput {
  const detail = `The last day must be the first one or up to ${most} days later.`;
  return new InvalidInput([{ pointer: '/to', detail, code: 'freeSlotsSpan', params: { most } }]);
}
