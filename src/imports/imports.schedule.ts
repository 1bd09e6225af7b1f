import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Log } from '../common/log.js';
import { MinuteTick } from '../common/minute-tick.js';
import { ImportDesk } from './import-desk.service.js';
import { ResumeImports } from './resume-imports.service.js';

/** Imports go on by themselves after a crash, and end by themselves when nobody comes back. */
@Injectable()
export class ImportsSchedule implements BeforeApplicationShutdown {
  private readonly ticks: MinuteTick;

  constructor(
    private readonly resuming: ResumeImports,
    private readonly desk: ImportDesk,
    log: Log,
  ) {
    this.ticks = new MinuteTick('imports', log, () => this.pass());
  }

  /** For the process that serves; commands that only do one thing never start it. */
  start(): void {
    this.ticks.start();
  }

  tick(): Promise<void> {
    return this.ticks.now();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticks.stop();
  }

  private async pass(): Promise<void> {
    await this.ticks.step('resume', () => this.resuming.resume());
    await this.ticks.step('tidy up', () => this.desk.tidyUp());
  }
}
