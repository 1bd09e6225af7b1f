import { AppError, NotFound } from '../common/errors.js';

export class ImportNotFound extends NotFound {
  constructor() {
    super('import');
  }
}

export class ImportRowNotFound extends NotFound {
  constructor() {
    super('row in this import');
  }
}

export class EmptyFile extends AppError {
  constructor() {
    super('empty-file', 422, 'The file is empty. Please export it once more.');
  }
}

export class ExcelFile extends AppError {
  constructor() {
    super('excel-file', 415, 'This is an Excel file. Please save it as CSV.');
  }
}

export class ZipFile extends AppError {
  constructor() {
    super('zip-file', 415, 'This is a zip archive. Please take Connections.csv or the .vcf file out of it.');
  }
}

export class NoContactFile extends AppError {
  constructor() {
    super(
      'no-contact-file',
      415,
      "There are no contacts in this file. LinkedIn's Connections.csv and .vcf files can be read.",
    );
  }
}

export class UnknownTable extends AppError {
  constructor() {
    super(
      'unknown-table',
      415,
      'This table is not the Connections.csv of LinkedIn. Please send that file, or a .vcf file.',
    );
  }
}

export class UnknownImportFormat extends AppError {
  constructor(known: readonly string[]) {
    const formats = known.join(', ');
    super('unknown-import-format', 422, `There is no such import format. Known are: ${formats}.`, { formats });
  }
}

export class NoPeopleInFile extends AppError {
  constructor() {
    super('no-people-in-file', 422, 'There is nobody in this file.');
  }
}

export class ImportUnderWay extends AppError {
  constructor() {
    super('import-under-way', 409, 'Another import is under way. Please wait until it is done.');
  }
}

export class ImportNotReady extends AppError {
  constructor() {
    super('import-not-ready', 409, 'This import is not at the step for that.');
  }
}

export class UndoTooLate extends AppError {
  constructor() {
    super('undo-too-late', 409, 'An import can be undone within 24 hours. That time has passed.');
  }
}

export class RowCannotBeAdded extends AppError {
  constructor() {
    super('row-cannot-be-added', 409, 'This row has no name, so nobody can be made of it.');
  }
}

export class RowHasNoMatch extends AppError {
  constructor() {
    super('row-has-no-match', 409, 'Nobody is there yet whom this row could update.');
  }
}

/** What a job leaves behind that stopped with its process: shown with the import as `problem.TYPE`, never thrown. */
export const INTERRUPTED = 'import-interrupted';
/** What an unexpected failure of a job leaves behind. */
export const NOT_IMPORTED = 'import-unexpected';
