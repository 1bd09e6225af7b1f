import { AppError } from '../../common/errors.js';

/** "log 9" to a mail of three lines. */
export class NoSuchLine extends AppError {
  constructor() {
    super('no-such-line', 404, 'The mail has no line of that number (any more).');
  }
}

/** A no, or a time, from somebody whose answer nobody waits for. */
export class NobodyWaits extends AppError {
  constructor() {
    super('nobody-waits', 409, 'No message to this person waits for an answer.');
  }
}

export class SeveralWait extends AppError {
  constructor() {
    super('several-wait', 409, 'Several messages to this person wait for an answer: choose one on their page.');
  }
}
