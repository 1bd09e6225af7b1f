import { Injectable } from '@nestjs/common';
import { Log } from '../../common/log.js';
import { MinuteSchedule } from '../../common/minute-tick.js';
import { LeftBehind } from './left-behind.service.js';
import { ResumeImports } from './resume-imports.service.js';

/** Imports go on by themselves after a crash, and end by themselves when nobody comes back. */
@Injectable()
export class ImportsSchedule extends MinuteSchedule {
  constructor(
    private readonly resuming: ResumeImports,
    private readonly left: LeftBehind,
    log: Log,
  ) {
    super('imports', log);
  }

  protected async pass(): Promise<void> {
    await this.step('resume', () => this.resuming.resume());
    await this.step('tidy up', () => this.left.tidyUp());
  }
}
