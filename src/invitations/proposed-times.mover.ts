import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { RowsMover } from '../contacts/merging/mover.js';

/** Other times that they proposed. */
@Injectable()
export class ProposedTimesMover extends RowsMover {
  readonly name = 'proposed_times';

  constructor(unitOfWork: UnitOfWork) {
    super(unitOfWork);
  }
}
