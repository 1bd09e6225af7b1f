import { AppError, InvalidInput } from '../../common/errors.js';
import type { LocalDate } from '../../common/local-date.js';

/* Moves that the state table of product.md ("Attempts") does not have, each with a sentence that says what to do. */

export class AttemptNotSent extends AppError {
  constructor() {
    super('attempt-not-sent', 409, 'This message has not been sent yet: mark it as sent first.');
  }
}

export class AttemptAlreadySent extends AppError {
  constructor() {
    super('attempt-already-sent', 409, 'This message has been sent already.');
  }
}

/** What went out stays as it went out; a page that was left open must not change it. */
export class AttemptNoDraft extends AppError {
  constructor() {
    super('attempt-no-draft', 409, 'This message is on its way already, so its words stay as they are.');
  }
}

export class AttemptAnswered extends AppError {
  constructor() {
    super('attempt-answered', 409, 'This message has its answer already, so a reminder is not needed.');
  }
}

export class AttemptNotAnswered extends AppError {
  constructor() {
    super('attempt-not-answered', 409, 'There was no talk yet: write down first what came of it.');
  }
}

export class NoFollowUpForNotes extends AppError {
  constructor() {
    super('no-follow-up-for-notes', 409, 'This message asks for nothing, so it needs no follow-up.');
  }
}

export class SecondFollowUpTooEarly extends AppError {
  constructor(on: LocalDate) {
    super('second-follow-up-too-early', 409, `Give them time: a second reminder is possible from ${on}.`, { on });
  }
}

export class NoThirdFollowUp extends AppError {
  constructor() {
    super(
      'no-third-follow-up',
      409,
      'Two reminders are enough: leave it be for now, they will come back to your list.',
    );
  }
}

export class NoteNeedsNoAnswer extends AppError {
  constructor() {
    super('note-needs-no-answer', 409, 'This message asks for nothing, so there is no silence to record.');
  }
}

export class NothingToUndo extends AppError {
  constructor() {
    super('nothing-to-undo', 409, 'There is nothing to take back here.');
  }
}

export class FollowUpWasSent extends AppError {
  constructor() {
    super('follow-up-was-sent', 409, 'A reminder went out after this message: take that one back first.');
  }
}

export class PlaceholderLeft extends AppError {
  constructor(placeholder: string) {
    const detail = `The text still holds the placeholder ${placeholder}: fill it in or take it out, then mark it as sent.`;
    super('placeholder-left', 409, detail, { placeholder });
  }
}

/** Whoever presses the button twice, or on another device, or edits the words meanwhile. */
export class LetterOnItsWay extends AppError {
  constructor() {
    super('letter-on-its-way', 409, 'This mail is being sent at this moment: wait for what becomes of it.');
  }
}

/** The server's answer got lost: it may have arrived. */
export class LetterUnclear extends AppError {
  constructor() {
    super('letter-unclear', 409, 'This mail may have arrived: say that it did, or have it sent `again`.');
  }
}

/** What the mail server has taken over can't be fetched back. */
export class LetterWentOut extends AppError {
  constructor() {
    super('letter-went-out', 409, 'This mail has gone out, so it stays sent.');
  }
}

/**
 * A day or an instant that lies before the message it belongs to. Makes it, never throws it. Example:
 * `beforeTheMessage('/on')`.
 */
export function beforeTheMessage(pointer: string): InvalidInput {
  return new InvalidInput([{ pointer, detail: 'This lies before the day of the message.', code: 'beforeTheMessage' }]);
}
