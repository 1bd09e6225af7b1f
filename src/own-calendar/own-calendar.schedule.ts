import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Log } from '../common/log.js';
import { MinuteSchedule } from '../common/minute-tick.js';
import { DuePushes } from './due-pushes.query.js';
import { PushService } from './pushing/push.service.js';

/** Calendars that are written at the same time: a server that is silent keeps few others waiting. */
const AT_ONCE = 4;
/** Of one minute; the rest is due in the next. */
const MOST_A_MINUTE = 100;

/** Writes meetings into the calendars that they have changed for, and looks into each once an hour; in every instance. */
@Injectable()
export class OwnCalendarSchedule extends MinuteSchedule {
  constructor(
    private readonly due: DuePushes,
    private readonly pushes: PushService,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('own calendars', log);
  }

  protected async pass(): Promise<void> {
    await this.step('write', async () => {
      const due = await this.due.due(this.clock.now().toISOString(), MOST_A_MINUTE);
      const lane = async (): Promise<void> => {
        for (let next = due.shift(); next; next = due.shift()) {
          const { accountId, id } = next;
          await this.step('write', () => this.pushes.push(accountId, id));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    });
  }
}
