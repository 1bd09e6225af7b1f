import { HttpException } from '@nestjs/common';
import { AppError, ChangedMeanwhile, type FieldError } from '../errors.js';

/** RFC 9457 problem details. `params` fill the translated sentence `problem.TYPE` on pages. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly name: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Sentences for what the framework itself refuses. */
const FRAMEWORK: Readonly<Record<number, readonly [name: string, detail: string]>> = {
  400: ['bad-request', 'The request could not be read.'],
  401: ['unauthorized', 'Please sign in or send a valid API token.'],
  403: ['forbidden', 'This request was not allowed. Please reload the page and try again.'],
  404: ['not-found', 'There is nothing at this address.'],
  405: ['method-not-allowed', 'This address does not know that method.'],
  406: ['bad-request', 'The upload must be a form with a file.'],
  413: ['too-large', 'That is larger than this address accepts.'],
  415: ['unsupported-media-type', 'This kind of content is not accepted here; please send JSON.'],
  429: ['too-many-requests', 'Too many requests. Please wait a moment.'],
};

const UNEXPECTED: readonly [string, string] = [
  'unexpected',
  'Something went wrong on this server. Nothing was changed.',
];

/** The one place that knows how a failure looks over HTTP. */
export function problemOf(error: unknown): Problem {
  if (error instanceof AppError) {
    return {
      ...problem(error.type, error.status, error.detail),
      params: error.params,
      ...(error.errors.length > 0 ? { errors: error.errors } : {}),
    };
  }
  if (isTornUpload(error)) return problem('bad-request', 400, 'The upload broke off. Please send it again.');
  if (isConflict(error)) return problemOf(new ChangedMeanwhile());
  const status = statusOf(error);
  const [name, detail] = FRAMEWORK[status] ?? UNEXPECTED;
  return problem(name, FRAMEWORK[status] ? status : 500, detail);
}

function problem(name: string, status: number, detail: string): Problem {
  return { type: `/problems/${name}`, title: name, status, detail, name, params: {} };
}

/** What the parser of uploads says of a form that is cut off or has no boundary; it gives no code. */
function isTornUpload(error: unknown): boolean {
  const torn =
    /^(Unexpected end of (form|multipart data|file)|Malformed (part header|content)|Multipart: Boundary not found|Part terminated early)/i;
  return error instanceof Error && torn.test(error.message);
}

/**
 * A unique or foreign key that refused, or two units of work that waited for each other: somebody else was faster between
 * our look and our write. Stores name the ones they expect; this is the net below.
 */
function isConflict(error: unknown): boolean {
  const code = (error as { driverError?: { code?: unknown } } | null)?.driverError?.code; // TypeORM's QueryFailedError
  return (
    typeof code === 'string' && /^(23505|23503|40P01|SQLITE_CONSTRAINT_(UNIQUE|FOREIGNKEY|PRIMARYKEY))$/.test(code)
  );
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode; // Fastify's own errors carry it
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
