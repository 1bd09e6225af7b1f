import { Injectable } from '@nestjs/common';
import { Config } from './config.js';

/** Places at which tests let the process die, as it does when the power goes. */
export type Point =
  | 'import-read'
  | 'import-write'
  | 'digest-tick'
  | 'digest-claimed'
  | 'digest-rendered'
  | 'digest-committed'
  | 'mail-connected'
  | 'mail-before-data'
  | 'mail-after-body'
  | 'mail-after-answer'
  | 'letter-claimed'
  | 'letter-noted'
  | 'letter-copied';

/** Kills the process at the point that FAILPOINT names. The setting is refused outside tests, so this does nothing there. */
@Injectable()
export class Failpoint {
  private readonly name: string | null;
  private readonly after: number;

  constructor(config: Config) {
    const [name = null, after = '0'] = config.failpoint?.split(':') ?? [];
    this.name = name;
    this.after = Number(after);
  }

  /** Somebody is at this point, with so much done. */
  passed(point: Point, done: number): void {
    if (point === this.name && done >= this.after) process.kill(process.pid, 'SIGKILL');
  }
}
