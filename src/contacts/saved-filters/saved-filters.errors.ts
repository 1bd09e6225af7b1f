import { AppError, InvalidInput } from '../../common/errors.js';

export class SavedFilterNameTaken extends AppError {
  constructor() {
    super('saved-filter-name-taken', 409, 'There is a saved filter with this name already.');
  }
}

export class SavedFiltersFull extends AppError {
  constructor(most: number) {
    super('saved-filters-full', 409, `There are ${most} saved filters; remove one first.`, { most });
  }
}

export class SavedQueryEmpty extends InvalidInput {
  constructor() {
    super([{ pointer: '/query', detail: 'The query must ask for something.', code: 'queryEmpty' }]);
  }
}

export class SavedFilterUnnamed extends InvalidInput {
  constructor() {
    super([{ pointer: '/name', detail: 'The name must hold letters or digits.', code: 'isLength' }]);
  }
}
