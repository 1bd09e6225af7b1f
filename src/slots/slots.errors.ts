import { AppError, InvalidInput } from '../common/errors.js';

export class SlotTaken extends AppError {
  constructor() {
    super(
      'slot-taken',
      409,
      'One of these times is offered to or agreed with somebody else meanwhile: please pick another one.',
    );
  }
}

export function slotRefused(index: number, code: 'slotEndsFirst' | 'slotTooLong' | 'slotPast'): InvalidInput {
  const details = {
    slotEndsFirst: 'A time must end after it begins.',
    slotTooLong: 'A time may last 24 hours at most.',
    slotPast: 'This time has passed.',
  } as const;
  return new InvalidInput([{ pointer: `/slots/${index}`, detail: details[code], code }]);
}
