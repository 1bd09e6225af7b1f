import { AppError, InvalidInput, Moved, NotFound } from '../common/errors.js';

export class ContactNotFound extends NotFound {
  constructor() {
    super('person');
  }
}

/** Two entries were one person; the other one is kept. */
export class ContactMoved extends Moved {
  constructor(fromId: string, toId: string) {
    super('contact-merged', 'This person was merged with another entry; they are there now.', fromId, toId);
  }
}

export class ContactGone extends AppError {
  constructor() {
    super('contact-gone', 410, 'This person was deleted for good.');
  }
}

export class NameNeeded extends InvalidInput {
  constructor() {
    super([{ pointer: '/givenName', detail: 'A name, or half a name, is needed.', code: 'nameNeeded' }]);
  }
}

export class BirthdayImpossible extends InvalidInput {
  constructor() {
    super([{ pointer: '/birthday', detail: 'This day is not in the calendar.', code: 'isDay' }]);
  }
}

export class RoughlyLastAhead extends InvalidInput {
  constructor() {
    super([{ pointer: '/roughlyLastOn', detail: 'This day has not come yet.', code: 'dayAhead' }]);
  }
}

export class IntroducedBySelf extends InvalidInput {
  constructor() {
    super([
      { pointer: '/introducedById', detail: 'Nobody can be introduced by themselves.', code: 'introducedBySelf' },
    ]);
  }
}

/** Anna introduced Ben, Ben introduced Cem: Cem did not introduce Anna. */
export class IntroducedInCircle extends InvalidInput {
  constructor() {
    const detail = 'This person was introduced, perhaps through others, by the one you are changing.';
    super([{ pointer: '/introducedById', detail, code: 'introducedInCircle' }]);
  }
}
