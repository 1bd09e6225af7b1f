import { Injectable } from '@nestjs/common';
import type { DavSignIn } from '../../calendar-accounts/caldav/caldav-client.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { keptTheirs, looksTheSame, type Theirs } from '../domain/theirs.js';
import type { PushedEvent } from '../pushed-event.entity.js';
import { PushedEventsStore } from '../pushed-events.store.js';
import { EventThereService, hashOf, type Reader, seenIn } from './event-there.service.js';

/** One event, and as whom it is written. */
export interface Push {
  readonly signIn: DavSignIn;
  readonly reader: Reader;
  readonly event: PushedEvent;
  /** What shall stand there; null: nothing. */
  readonly file: string | null;
}

/** Brings one event to where it shall be, and writes down what came of it. Nothing is open in the database meanwhile. */
@Injectable()
export class PushEvent {
  constructor(
    private readonly there: EventThereService,
    private readonly store: PushedEventsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws CaldavEnded where the calendar as a whole does not work, and what the client throws. */
  async run(push: Push): Promise<void> {
    await (push.file === null ? this.remove(push) : this.write(push, push.file));
  }

  /** Somebody has touched it there: told to the user if it looks different now. Throws as `run`. */
  async lookAt(push: Push): Promise<void> {
    const found = await this.there.read(push.signIn, push.event.href, push.reader);
    if (found === null) return this.conflict(push, 'removed', null);
    const isOurs = found.uid === push.event.uid;
    if (isOurs && (await this.isAsWritten(push, found.seen))) {
      return this.note(push, { ...calm, state: 'pushed', etag: found.etag, pushedHash: hashOf(push.file ?? '') });
    }
    if (!isOurs && found.uid !== null) return this.stop(push);
    await this.conflict({ ...push, event: { ...push.event, etag: found.etag } }, 'changed', found.seen);
  }

  private async write(push: Push, file: string): Promise<void> {
    const written = await this.there.put({ ...push.event, signIn: push.signIn }, file);
    if (written.result === 'changed') return this.lookAt(push);
    if (written.result === 'there-already') return this.stop(push);
    await this.note(push, { ...calm, state: 'pushed', etag: written.etag, pushedHash: hashOf(file) });
  }

  /** Programs note things for themselves, and servers write files anew: that is no change. */
  private async isAsWritten({ file, reader }: Push, theirs: Theirs): Promise<boolean> {
    if (file === null || theirs === null) return false;
    const { seen } = await seenIn(Buffer.from(file), reader);
    return seen !== null && looksTheSame(seen, theirs);
  }

  /** Without a tag nobody knows what stands there: only our own UID is removed. */
  private async remove(push: Push): Promise<void> {
    const { signIn, event, reader } = push;
    const known = event.etag === null ? await this.there.read(signIn, event.href, reader) : event;
    const isOurs = known !== null && known.uid === event.uid;
    if (!isOurs || (await this.there.remove({ signIn, href: event.href, etag: known.etag }))) return this.forget(push);
    const found = await this.there.read(signIn, event.href, reader);
    if (found === null) return this.forget(push);
    await this.conflict({ ...push, event: { ...event, etag: found.etag } }, 'changed', found.seen);
  }

  /** Something else stands there: ours is not written any more. */
  private stop(push: Push): Promise<void> {
    return this.note(push, { ...calm, state: 'stopped', problem: 'there-already', problemAt: this.now() });
  }

  private conflict(push: Push, problem: 'changed' | 'removed', theirs: Theirs): Promise<void> {
    const etag = problem === 'removed' ? null : push.event.etag;
    const told = { problem, problemAnswer: keptTheirs(theirs), problemAt: this.now() };
    return this.note(push, { ...calm, state: 'conflict', etag, ...told });
  }

  private async note({ event }: Push, changed: Partial<PushedEvent>): Promise<void> {
    await this.unitOfWork.run(() => this.store.change(event, { ...changed, updatedAt: this.now() }));
  }

  private async forget({ event }: Push): Promise<void> {
    await this.unitOfWork.run(() => this.store.remove(event));
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

const calm = { tries: 0, nextTryAt: null, problem: null, problemAnswer: null, problemAt: null } as const;
