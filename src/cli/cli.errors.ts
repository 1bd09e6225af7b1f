import { AppError } from '../common/errors.js';

/** The command did its work, and its output says what somebody should look at: status 1 without a further sentence. */
export class LookNeeded extends Error {}

export class CannotRead extends AppError {
  constructor(file: string) {
    super('cannot-read', 404, `There is no file ${file}.`);
  }
}

export class ImportCameToNothing extends AppError {
  constructor(why: string) {
    super('import-failed', 422, why);
  }
}

export class CannotWrite extends AppError {
  constructor(file: string) {
    super('cannot-write', 422, `The file ${file} can't be written there.`);
  }
}
