import { AppError, NotFound } from '../common/errors.js';

export class MailNotFound extends NotFound {
  constructor() {
    super('mail');
  }
}

/** It is on its way, or it has arrived. */
export class MailNotRepeatable extends AppError {
  constructor() {
    super('mail-not-repeatable', 409, 'This mail is on its way or has arrived.');
  }
}

/** Somebody it names was deleted for good since, and what it says with them. */
export class MailWordsGone extends AppError {
  constructor() {
    super('mail-words-gone', 409, 'The words of this mail are no longer kept, so it can not be sent again.');
  }
}
