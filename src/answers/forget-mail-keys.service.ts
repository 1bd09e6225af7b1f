import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { inPortions } from '../common/in-portions.js';
import { LINE_KEPT_DAYS } from './mail-keys.service.js';
import { MailKeysStore } from './mail-keys.store.js';
import { MailLinesStore } from './mail-lines.store.js';

const ROWS_AT_ONCE = 500;
const MS_PER_DAY = 86_400_000;

/** Removes keys that have expired, and the lines that only they led to. */
@Injectable()
export class ForgetMailKeys {
  constructor(
    private readonly keys: MailKeysStore,
    private readonly lines: MailLinesStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of all accounts; gives how many rows there were. */
  async forgetOld(): Promise<number> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - LINE_KEPT_DAYS * MS_PER_DAY).toISOString();
    const keys = await inPortions(ROWS_AT_ONCE, () => this.forgetKeys(now.toISOString()));
    return keys + (await inPortions(ROWS_AT_ONCE, () => this.forgetLines(before)));
  }

  /** Most of the time there are none: no need to write. */
  private async forgetKeys(now: string): Promise<number> {
    if (!(await this.keys.anyExpired(now))) return 0;
    return this.unitOfWork.run(() => this.keys.removeExpired(now, ROWS_AT_ONCE));
  }

  private async forgetLines(before: string): Promise<number> {
    if (!(await this.lines.anyBefore(before))) return 0;
    return this.unitOfWork.run(() => this.lines.removeBefore(before, ROWS_AT_ONCE));
  }
}
