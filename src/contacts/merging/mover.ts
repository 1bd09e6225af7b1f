import { Injectable } from '@nestjs/common';
import { type Move, moveRows, moveTheseRows } from '../../common/database/moved-rows.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';

/**
 * Two entries were one person, or were two after all: takes along what one table keeps of a person; in the list of
 * people.module.ts, which test/architecture/foreign-keys.test.ts compares with the foreign keys. Movers do not know of
 * each other, in whatever order they come.
 */
export abstract class Mover<Moved = unknown> {
  /** What moved is kept under it for as long as the merge can be taken back: a name stays what it is. */
  abstract readonly name: string;
  /** The columns it looks after: `reminders.contact_id`. */
  abstract readonly pointers: readonly string[];

  /** Inside a unit of work. Gives what it takes to move it back: plain JSON. */
  abstract moveTo(accountId: string, move: Move): Promise<Moved>;

  /** Inside the unit of work that has put back whoever went: `move.to`. What came since stays with `move.from`. */
  abstract moveBack(accountId: string, moved: Moved, move: Move): Promise<void>;
}

/** Rows whose `contact_id` says whose they are, and that may stand beside the other one's: `name` is their table. */
@Injectable()
export abstract class RowsMover extends Mover<readonly string[]> {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  get pointers(): readonly string[] {
    return [`${this.name}.contact_id`];
  }

  moveTo(accountId: string, move: Move): Promise<readonly string[]> {
    return moveRows(this.unitOfWork.writer, this.name, accountId, move);
  }

  moveBack(accountId: string, ids: readonly string[], move: Move): Promise<void> {
    return moveTheseRows(this.unitOfWork.writer, this.name, accountId, { ...move, ids });
  }
}
