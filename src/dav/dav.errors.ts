import { AppError } from '../common/errors.js';

const TYPES: Readonly<Record<number, string>> = {
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** What a client is refused, with the condition that it did not fulfil (RFC 4918, 16). */
export class DavRefused extends AppError {
  constructor(
    status: number,
    /** `{DAV:}propfind-finite-depth`; null: there is no word for it. */
    readonly condition: string | null,
    detail: string,
    /** What stands in the element of the condition, as XML. */
    readonly inner = '',
  ) {
    super(TYPES[status] ?? 'bad-request', status, detail);
  }
}

/** A verb that makes no sense at this address, or that nobody here knows. */
export class VerbNotHere extends DavRefused {
  constructor() {
    super(405, null, 'This address does not know that method.');
  }
}

/** A file that was put where no collection is (RFC 4918, 9.7.1). */
export class NoFolderHere extends DavRefused {
  constructor() {
    super(409, null, 'There is no collection at this address that would take a file.');
  }
}
