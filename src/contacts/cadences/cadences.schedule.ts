import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../accounts/accounts.service.js';
import { Clock } from '../../common/clock.js';
import { Log } from '../../common/log.js';
import { MinuteSchedule } from '../../common/minute-tick.js';
import { LayerCadencesService } from './layer-cadences.service.js';

const MS_PER_MINUTE = 60_000;
/** After a start: what a process that was killed may have left half done, and nobody started another for weeks. */
const FIRST_LOOK_BACK_MS = 30 * 24 * 60 * MS_PER_MINUTE;
/** Longer than any unit of work takes that began with the settings from before. */
const LOOK_BACK_MS = 3 * MS_PER_MINUTE;

/** Brings to its end what a change of an account's cadences began. */
@Injectable()
export class CadencesSchedule extends MinuteSchedule {
  private lookBackMs = FIRST_LOOK_BACK_MS;

  constructor(
    private readonly accounts: AccountsService,
    private readonly cadences: LayerCadencesService,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('cadences', log);
  }

  protected async pass(): Promise<void> {
    await this.step('settle', async () => {
      const since = new Date(this.clock.now().getTime() - this.lookBackMs);
      for (const id of await this.accounts.changedSince(since)) await this.cadences.settle(id);
      this.lookBackMs = LOOK_BACK_MS;
    });
  }
}
