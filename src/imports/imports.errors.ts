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

export class EncryptedZip extends AppError {
  constructor() {
    super('encrypted-zip', 415, 'This archive has a password. Please unpack it and send what is in it.');
  }
}

export class BrokenZip extends AppError {
  constructor() {
    super('broken-zip', 422, 'This archive is not whole. Please download or export it once more.');
  }
}

export class ZipInZip extends AppError {
  constructor() {
    super('zip-in-zip', 415, 'There is another archive in this one. Please unpack it and send what is in it.');
  }
}

export class TooManyEntries extends AppError {
  constructor() {
    super('too-many-entries', 413, 'There are more than 10,000 files in this archive.');
  }
}

/** It would become a hundred times as large: nobody's contacts do. */
export class ZipTooLarge extends AppError {
  constructor() {
    super('zip-too-large', 413, 'What is in this archive is far too large to be contacts.');
  }
}

export class NothingInZip extends AppError {
  constructor() {
    super('nothing-in-zip', 415, 'There is no file with contacts in this archive.');
  }
}

export class NoContactFile extends AppError {
  constructor() {
    super(
      'no-contact-file',
      415,
      'There are no contacts in this file that can be read; docs/imports.md has the formats.',
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

export class BrokenJson extends AppError {
  constructor() {
    super('broken-json', 422, 'This file breaks off or is no JSON. Please export it once more.');
  }
}

export class TooManyRows extends AppError {
  constructor() {
    super('too-many-rows', 422, 'At most 100,000 rows can be imported at once. Please split the file.');
  }
}

export class ImportUnderWay extends AppError {
  constructor() {
    super('import-under-way', 409, 'Another import is under way. Please wait until it is done.');
  }
}

/** The files of an import go once it is done; one of an older version never had any. */
export class FileIsGone extends AppError {
  constructor() {
    super('import-interrupted', 409, 'This file is not kept any more. Please upload it again.');
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
/** Nobody came back to a preview for a week. */
export const ABANDONED = 'import-abandoned';
/** What an unexpected failure of a job leaves behind. */
export const NOT_IMPORTED = 'import-unexpected';
