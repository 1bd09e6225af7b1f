import { InvalidInput, NotFound } from '../common/errors.js';

export class ContactNotFound extends NotFound {
  constructor() {
    super('person');
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
