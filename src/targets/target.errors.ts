import { AppError, InvalidInput, NotFound } from '../common/errors.js';

export class TargetNotFound extends NotFound {
  constructor() {
    super('target');
  }
}

export class TargetTaken extends AppError {
  constructor() {
    super('target-taken', 409, 'This target is there already.');
  }
}

export class TargetsFull extends AppError {
  constructor(most: number) {
    super('targets-full', 409, `There are ${most} targets; remove one first.`, { most });
  }
}

export class TargetUnnamed extends InvalidInput {
  constructor() {
    super([{ pointer: '/name', detail: 'The name must hold letters or digits.', code: 'targetUnnamed' }]);
  }
}
