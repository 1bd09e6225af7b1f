import { AppError } from './errors.js';

const BYTES_PER_MEGABYTE = 1024 * 1024;
/** Several files of one upload, or out of one archive, hold at most so many times what one may hold. */
const TIMES_ALTOGETHER = 5;
/** Files of one upload: a folder of single cards. */
export const MOST_FILES = 500;

/** How much may come in, by the setting UPLOAD_LIMIT_MB. 30,000 people are about 4 MB; each upload is held in memory. */
export class UploadLimit {
  constructor(readonly megabytes: number) {}

  /** Of one file, in bytes. */
  get each(): number {
    return this.megabytes * BYTES_PER_MEGABYTE;
  }

  /** Of all files of one upload together, in bytes. */
  get altogether(): number {
    return this.each * TIMES_ALTOGETHER;
  }

  tooLarge(): FileTooLarge {
    return new FileTooLarge(this.megabytes);
  }

  tooMuch(): FilesTooLarge {
    return new FilesTooLarge(this.megabytes * TIMES_ALTOGETHER);
  }
}

class FileTooLarge extends AppError {
  constructor(megabytes: number) {
    super('file-too-large', 413, `This file is larger than ${megabytes} MB.`, { megabytes });
  }
}

class FilesTooLarge extends AppError {
  constructor(megabytes: number) {
    super('files-too-large', 413, `These files are larger than ${megabytes} MB together.`, { megabytes });
  }
}

export class TooManyFiles extends AppError {
  constructor() {
    super('too-many-files', 413, `At most ${MOST_FILES} files come in at once.`, { files: MOST_FILES });
  }
}
