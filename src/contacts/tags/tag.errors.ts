import { AppError } from '../../common/errors.js';

export class TagNameTaken extends AppError {
  constructor() {
    super('tag-name-taken', 409, 'There is a tag with this name already.');
  }
}
