import { QueryFailedError } from 'typeorm';

/** Whether a write was refused because a row with this unique value is there already: perhaps since a moment ago. */
export function isTaken(error: unknown): boolean {
  return error instanceof QueryFailedError && /unique|duplicate/i.test(error.message);
}
