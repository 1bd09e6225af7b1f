import { AppError } from '../common/errors.js';

/** "Not now" to a promise, say. */
export class VerbDoesNotFit extends AppError {
  constructor() {
    super('verb-does-not-fit', 409, 'This cannot be done with that line of the mail.');
  }
}

/** Where IMAP_URL is not set, nobody would read what is sent to the address. */
export class NoHouseMailbox extends AppError {
  constructor() {
    super('no-house-mailbox', 409, 'This service reads no mailbox, so mails cannot be noted by address.');
  }
}
