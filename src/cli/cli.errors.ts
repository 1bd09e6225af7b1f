import { AppError } from '../common/errors.js';

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
