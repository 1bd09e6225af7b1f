import { Inject, Injectable } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { Mover } from '../../contacts/merging/mover.js';
import type { MovedByName } from './domain/moved-by-name.js';

/** The token of the list of movers. */
export const MOVERS = Symbol('movers');

/** All that hangs on a person or points at them, of whatever module. Every method belongs inside a unit of work. */
@Injectable()
export class MovedThings {
  private readonly movers: Mover[];

  constructor(@Inject(MOVERS) movers: readonly Mover[]) {
    this.movers = [...movers];
  }

  /** At the start, once: of a module that stands above people. */
  add(mover: Mover): void {
    this.movers.push(mover);
  }

  async moveTo(accountId: string, move: Move): Promise<MovedByName> {
    const moved: Record<string, unknown> = {};
    for (const mover of this.movers) moved[mover.name] = await mover.moveTo(accountId, move);
    return moved;
  }

  /** Once the one who went is there again; what a later mover looks after did not move then. */
  async moveBack(accountId: string, moved: MovedByName, move: Move): Promise<void> {
    for (const mover of this.movers) {
      const its = moved[mover.name];
      if (its !== undefined) await mover.moveBack(accountId, its, move);
    }
  }
}
