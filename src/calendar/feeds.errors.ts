import { AppError } from '../common/errors.js';

/** One for each device, and some to spare. */
export const MOST_FEEDS = 20;

export class TooManyFeeds extends AppError {
  constructor() {
    super('too-many-feeds', 409, `At most ${MOST_FEEDS} calendar addresses are possible. Please remove one first.`, {
      most: MOST_FEEDS,
    });
  }
}
