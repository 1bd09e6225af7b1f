/** One field of the input that is not right: `pointer` names it (RFC 6901), `detail` says what to do, in a sentence. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
  /** Key of the sentence in templates/locales, for pages in another language. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * An expected failure: something a person can act on. Services throw subclasses named after what happened;
 * the problem filter alone turns them into an HTTP answer (RFC 9457).
 *
 * `type` is the last part of /problems/TYPE and the key `problem.TYPE` of the sentence in templates/locales.
 */
export abstract class AppError extends Error {
  constructor(
    readonly type: string,
    readonly status: number,
    /** One English sentence that says what to do. Never personal data, never a stack. */
    readonly detail: string,
    /** Values for the translated sentence `problem.TYPE`. */
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(detail);
    this.name = new.target.name;
  }
}

/** The thing is not there, or belongs to somebody else: both look the same from outside. */
export class NotFound extends AppError {
  constructor(what: string) {
    super('not-found', 404, `There is no such ${what} (any more).`);
  }
}

/** It lives under another id now: the problem filter answers with the same address, the id replaced. */
export abstract class Moved extends AppError {
  constructor(
    type: string,
    detail: string,
    readonly fromId: string,
    readonly toId: string,
  ) {
    super(type, 308, detail);
  }
}

/** Input that has the right shape but can't be true, with the field it stands in. */
export class InvalidInput extends AppError {
  constructor(errors: readonly FieldError[]) {
    super('invalid-input', 422, errors.map((error) => error.detail).join(' '), {}, errors);
  }
}

export class Forbidden extends AppError {
  constructor(detail: string) {
    super('forbidden', 403, detail);
  }
}

/** Somebody else was faster between our look and our write. */
export class ChangedMeanwhile extends AppError {
  constructor() {
    super('changed-meanwhile', 409, 'This changed at the same moment. Please try again.');
  }
}

export class UnsupportedMediaType extends AppError {
  constructor() {
    super('unsupported-media-type', 415, 'This kind of content is not accepted here; please send JSON.');
  }
}
