import { type DynamicModule, Module } from '@nestjs/common';
import { Acts } from './acts.js';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { Failpoint } from './failpoint.js';
import { Revisions } from './http/revisions.js';
import { Log } from './log.js';
import { OutboundFetch } from './outbound/outbound-fetch.js';
import { OutboundRequest } from './outbound/outbound-request.js';
import { OutboundGuard } from './outbound/outbound-guard.js';
import { Resolver, SystemResolver } from './outbound/resolver.js';
import { SecretBox } from './secret-box.js';
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
        OutboundFetch,
        OutboundRequest,
        OutboundGuard,
        { provide: Resolver, useClass: SystemResolver },
        SecretBox,
        Texts,
        Voices,
      ],
      exports: [
        Acts,
        Config,
        Clock,
        Failpoint,
        Log,
        OutboundFetch,
        OutboundRequest,
        OutboundGuard,
        Resolver,
        Revisions,
        SecretBox,
        Texts,
        Voices,
      ],
    };
  }
}
