import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { oneAtATimeFor } from '../database/for-change.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AppError } from '../errors.js';
import { fingerprint } from '../fingerprint.js';
import { created } from './created.js';
import { ifMatch, type Precondition } from './if-match.js';

/**
 * Fields that the tag leaves out. They move without anybody editing the thing, so they would refuse an edit that takes
 * nothing away from anybody: logging a call in one tab must not spoil the form that is open in another.
 */
const MOVES_BY_ITSELF: ReadonlySet<string> = new Set([
  'standing', // worked out from what was logged, and from today
  'effectiveCadenceDays', // inherited from tags and layer
  'comebackOn', // set by the outcome of a message
  'updatedAt', // says that, not what
  'connection', // what came of the last one
  'checks', // of a draft: sentences about it, worked out anew each time
  'slots', // let go when their hour has passed
  'mailto', // the draft's words once more
  'mailtoTooLong',
  'lastUsedOn', // of a calendar address: a program asked
  'lastUsedAt',
  'look', // at a calendar elsewhere: the clock looks
]);

/** One thing that can be changed. */
export interface Revised<R extends object> {
  /** Changes of the same id come one after the other. */
  readonly id: string;
  /** As GET shows it, as it is now; throws what GET would answer if it is not there. */
  readonly read: () => Promise<R>;
}

/** A change of it, made only if whoever asks knows the thing as it is. */
export interface GuardedChange<T> extends Revised<object> {
  readonly write: () => Promise<T>;
}

/** The version of what is shown, as a word: equal for equal content, whatever the order of its fields. */
export function revisionOf(shown: object): string {
  return fingerprint(Object.fromEntries(Object.entries(shown).filter(([name]) => !MOVES_BY_ITSELF.has(name))));
}

/** Answers `body` with its version as ETag. */
export function tagged<T extends object>(reply: FastifyReply, body: T): T {
  void reply.header('etag', `"${revisionOf(body)}"`);
  return body;
}

/**
 * Nobody overwrites what they have not seen. GET, and whatever makes or changes a thing, gives its version as ETag; PATCH
 * and DELETE name it in If-Match, forms of pages in their field `revision`. The version is a hash of the content:
 * no column, and no write, has to be thought of.
 */
@Injectable()
export class Revisions {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Answers `body` with its version. */
  tagged<T extends object>(reply: FastifyReply, body: T): T {
    return tagged(reply, body);
  }

  /** 201 with the address of what was made, and its version. */
  created<T extends object>(reply: FastifyReply, path: string, body: T): T {
    return this.tagged(reply, created(reply, path, body));
  }

  /** Answers the thing with its version. */
  async found<R extends object>(reply: FastifyReply, { read }: Revised<R>): Promise<R> {
    return this.tagged(reply, await read());
  }

  /** Changes the thing if the request's If-Match holds, and answers it as it is afterwards, with its new version. */
  async changed<R extends object>(reply: FastifyReply, thing: Revised<R>, write: () => Promise<unknown>): Promise<R> {
    const { id, read } = thing;
    const writeAndRead = async (): Promise<R> => {
      await write();
      return read();
    };
    return this.tagged(reply, await this.inTurn({ id, read, write: writeAndRead }, askedOf(reply)));
  }

  /** Removes the thing if the request's If-Match holds. */
  async removed<T>(reply: FastifyReply, { id, read }: Revised<object>, write: () => Promise<T>): Promise<T> {
    return this.inTurn({ id, read, write }, askedOf(reply));
  }

  /** For forms: `revision` is what `revisionOf` gave for the same `read()` when the form was shown. */
  unchanged<T>(revision: string | null | undefined, change: GuardedChange<T>): Promise<T> {
    return this.inTurn(change, revision ? [`"${revision}"`] : null);
  }

  private inTurn<T>({ id, read, write }: GuardedChange<T>, precondition: Precondition | null): Promise<T> {
    return this.unitOfWork.run(async () => {
      await oneAtATimeFor(this.unitOfWork.writer, id);
      const now = `"${revisionOf(await read())}"`; // first, so that what isn't there is 404 and not 428
      if (precondition === null) throw new PreconditionRequired();
      if (precondition !== 'any' && !precondition.includes(now)) throw new ChangedElsewhere();
      return write();
    });
  }
}

/** What the request that is being answered wants to be true; throws what `ifMatch` throws. */
function askedOf({ request }: FastifyReply): Precondition | null {
  return ifMatch(request.headers['if-match']);
}

export class PreconditionRequired extends AppError {
  constructor() {
    super('precondition-required', 428, 'Please send If-Match with the ETag of the version that you want to change.');
  }
}

export class ChangedElsewhere extends AppError {
  constructor() {
    super('changed-elsewhere', 412, 'This was changed in the meantime. Please look at it again, then change it.');
  }
}
