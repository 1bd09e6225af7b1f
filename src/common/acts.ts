import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** What is done meanwhile: all of it is one act, which can be taken back as one. */
interface Doing {
  /** Given when the first change is noted. */
  actId: string | null;
  readonly isSilent: boolean;
}

/**
 * What belongs together. Each request is one act: whatever its services note down carries the same id, and the page that
 * answers can offer to take all of it back, without anybody handing the id through.
 */
@Injectable()
export class Acts {
  private readonly doing = new AsyncLocalStorage<Doing>();

  /** Joins the act around it, if there is one. */
  asOne<T>(work: () => T): T {
    return this.doing.getStore() ? work() : this.doing.run({ actId: null, isSilent: false }, work);
  }

  /** Nothing is noted down while this works. */
  silently<T>(work: () => T): T {
    return this.doing.run({ actId: null, isSilent: true }, work);
  }

  /** The id for what is noted down now; `newId` makes one if it is the first. Null: it isn't noted down. */
  idFor(newId: () => string): string | null {
    const doing = this.doing.getStore();
    if (doing?.isSilent) return null;
    if (!doing) return newId();
    doing.actId ??= newId();
    return doing.actId;
  }

  /** The act that was noted down so far, or null. */
  noted(): string | null {
    return this.doing.getStore()?.actId ?? null;
  }
}
