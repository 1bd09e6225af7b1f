import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** What is done meanwhile: all of it is one act, which can be taken back as one. */
interface Doing {
  /** Given when the first change is noted. */
  actId: string | null;
  readonly isSilent: boolean;
}

/** Of the module, not of each instance: see unit-of-work.ts. */
const doing = new AsyncLocalStorage<Doing>();

/**
 * What belongs together. Each request is one act: whatever its services note down carries the same id, and the page that
 * answers can offer to take all of it back, without anybody handing the id through.
 */
@Injectable()
export class Acts {
  /** Joins the act around it, if there is one. */
  asOne<T>(work: () => T): T {
    return doing.getStore() ? work() : doing.run({ actId: null, isSilent: false }, work);
  }

  /** Nothing is noted down while this works. */
  silently<T>(work: () => T): T {
    return doing.run({ actId: null, isSilent: true }, work);
  }

  /** The id for what is noted down now; `newId` makes one if it is the first. Null: it isn't noted down. */
  idFor(newId: () => string): string | null {
    const now = doing.getStore();
    if (now?.isSilent) return null;
    if (!now) return newId();
    now.actId ??= newId();
    return now.actId;
  }

  /** The act that was noted down so far, or null. */
  noted(): string | null {
    return doing.getStore()?.actId ?? null;
  }
}
