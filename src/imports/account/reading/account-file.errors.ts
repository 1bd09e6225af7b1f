import { AppError } from '../../../common/errors.js';

export class AccountFileBroken extends AppError {
  constructor() {
    super('account-file-broken', 422, 'This file is not whole. Please export it once more.');
  }
}

export class AccountFileTooNew extends AppError {
  constructor() {
    super('account-file-too-new', 422, 'This file comes from a newer version. Please update the service first.');
  }
}

/** The place in the file is no personal data: names of fields and numbers of rows. */
export class AccountFileNotAsDescribed extends AppError {
  constructor(readonly pointer: string) {
    super(
      'account-file-not-as-described',
      422,
      'Something in this file is not as docs/export-format.md describes it. Nothing has been changed.',
    );
  }
}

export class AccountImportStays extends AppError {
  constructor() {
    super(
      'account-import-stays',
      409,
      'A whole account that was taken in is not taken back in one step; people can be deleted one by one or in bulk.',
    );
  }
}

export class AccountFileAlone extends AppError {
  constructor() {
    super('account-file-alone', 422, 'A whole account comes in by itself. Please send the other files afterwards.');
  }
}
