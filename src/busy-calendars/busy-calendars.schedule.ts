import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Log } from '../common/log.js';
import { MinuteSchedule } from '../common/minute-tick.js';
import { BusyCalendarsStore } from './busy-calendars.store.js';
import { LookService } from './looking/look.service.js';

/** Calendars that are asked for at the same time: a server that is silent for 10 s keeps few others waiting. */
const AT_ONCE = 8;
/** Of one minute; the rest is due in the next. */
const MOST_A_MINUTE = 200;

/** Looks at the calendars whose time has come, in every instance. */
@Injectable()
export class BusyCalendarsSchedule extends MinuteSchedule {
  constructor(
    private readonly store: BusyCalendarsStore,
    private readonly looks: LookService,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('busy calendars', log);
  }

  protected async pass(): Promise<void> {
    await this.step('look', async () => {
      const due = await this.store.due(this.clock.now().toISOString(), MOST_A_MINUTE);
      const lane = async (): Promise<void> => {
        for (let next = due.shift(); next; next = due.shift()) {
          const calendar = next;
          await this.step('look', () => this.looks.look(calendar));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    });
  }
}
