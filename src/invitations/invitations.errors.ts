import { AppError, NotFound } from '../common/errors.js';

/** Only what is agreed and still ahead is for other people's calendars. */
export class NotToInvite extends AppError {
  constructor() {
    super('not-to-invite', 409, 'Invitations go out for meetings that are agreed and have not begun.');
  }
}

/** Everybody who can be told knows what there is to know. */
export class NothingToTell extends AppError {
  constructor() {
    super('nothing-to-tell', 409, 'Everybody you can write to knows already.');
  }
}

export class ProposedTimeNotFound extends NotFound {
  constructor() {
    super('proposed time');
  }
}

/** Somebody has decided about it, or its hour has come. */
export class ProposedTimeSettled extends AppError {
  constructor() {
    super('proposed-time-settled', 409, 'This time is not open any more.');
  }
}
