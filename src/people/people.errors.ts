import { InvalidInput } from '../common/errors.js';

/** One person can neither be merged with themselves nor be two. */
export class OnePersonTwice extends InvalidInput {
  constructor() {
    super([{ pointer: '/otherId', detail: 'Please name two different people.', code: 'onePersonTwice' }]);
  }
}
