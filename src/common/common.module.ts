import { type DynamicModule, Module } from '@nestjs/common';
import { Acts } from './acts.js';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { Failpoint } from './failpoint.js';
import { Revisions } from './http/revisions.js';
import { Log } from './log.js';
import { Texts } from './text.js';
import { Voices } from './voice/voices.js';

/** What every module may ask for: settings, the time, sentences, the log. */
@Module({})
export class CommonModule {
  static with(config: Config, clock: Clock, log: Log): DynamicModule {
    return {
      module: CommonModule,
      global: true,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Log, useValue: log },
        Revisions,
        Acts,
        Failpoint,
        Texts,
        Voices,
      ],
      exports: [Acts, Config, Clock, Failpoint, Log, Revisions, Texts, Voices],
    };
  }
}
