import { AppError, InvalidInput } from '../common/errors.js';

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
