import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { inPortions } from '../../common/in-portions.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { keptSince } from '../kept-for.js';

const CHANGES_AT_ONCE = 500;

/** What was there before a change is kept only as long as the change can be taken back. */
@Injectable()
export class ForgetChangesService {
  constructor(
    private readonly changes: ChangesService,
    private readonly clock: Clock,
  ) {}

  /** Of all accounts; gives how many there were. */
  forgetOld(): Promise<number> {
    const before = keptSince(this.clock.now());
    return inPortions(CHANGES_AT_ONCE, () => this.changes.forgetDetailsBefore(before, CHANGES_AT_ONCE));
  }
}
