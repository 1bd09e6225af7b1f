import { AppError, InvalidInput, NotFound } from '../../common/errors.js';

/** A message of which no letter was ever made here. */
export class LetterNotFound extends NotFound {
  constructor() {
    super('letter');
  }
}

export class SendingNotSetUp extends AppError {
  constructor() {
    super('sending-not-set-up', 409, 'Sending needs your own mail account: set it up, and switch sending on.');
  }
}

export class NoLetterAddress extends AppError {
  constructor() {
    super('no-letter-address', 409, 'There is no e-mail address here that a mail can go to: add one, or correct it.');
  }
}

export class LettersFull extends AppError {
  constructor(most: number) {
    super('letters-full', 409, `At most ${most} mails go out in one day: the next ones can go tomorrow.`, { most });
  }
}

/** Nobody asked whether to send this one again. */
export class LetterNotUnclear extends AppError {
  constructor() {
    super(
      'letter-not-unclear',
      409,
      'Only a mail of which nobody knows whether it arrived is sent once more as it is.',
    );
  }
}

/** RFC 5322 would allow it; whoever gets it would take it for an accident. */
export function subjectMissing(): InvalidInput {
  return new InvalidInput([{ pointer: '/subject', detail: 'A short subject is needed.', code: 'subjectMissing' }]);
}
