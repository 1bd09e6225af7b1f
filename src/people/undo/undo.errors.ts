import { AppError } from '../../common/errors.js';

export class AlreadyUndone extends AppError {
  constructor() {
    super('already-undone', 409, 'This was taken back already.');
  }
}

/** Something newer stands where the act left its trace. */
export class UndoOvertaken extends AppError {
  constructor() {
    super('undo-overtaken', 409, 'Something newer was changed there since. It stays as it is; nothing was taken back.');
  }
}
