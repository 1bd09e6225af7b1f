import { AppError } from './errors.js';

/** Larger files are refused while they come in: 30,000 people are about 4 MB. Higher costs memory for each upload. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

export class FileTooLarge extends AppError {
  constructor() {
    super('file-too-large', 413, 'This file is larger than 20 MB.', { megabytes: MAX_UPLOAD_BYTES / 1024 / 1024 });
  }
}
