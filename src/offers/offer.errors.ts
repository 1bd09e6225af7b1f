import { AppError, NotFound } from '../common/errors.js';

export class OfferNotFound extends NotFound {
  constructor() {
    super('offer');
  }
}

export class OffersFull extends AppError {
  constructor(most: number) {
    super('offers-full', 409, `There are ${most} offers on the shelf; take one off first.`, { most });
  }
}
