import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Readable, Writable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { AppModule } from '../app.module.js';
import { FixedClock, SystemClock } from '../common/clock.js';
import { Config, type Environment } from '../common/config.js';
import { Log } from '../common/log.js';

/** What a command reads and writes: those of the process, or others in their place. */
export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** What a command works with: the services, and places to read from and write to. */
export interface Terminal extends Pick<Streams, 'stdout' | 'stderr'> {
  readonly environment: Environment;
  readonly print: (line: string) => void;
  readonly readStdin: () => Promise<string>;
  /** Byte for byte: a file may have any encoding. */
  readonly readStdinBytes: () => Promise<Buffer>;
  /** Runs work with the services of the application, and closes them afterwards. */
  readonly withServices: <T>(work: (find: ServiceFinder) => Promise<T>) => Promise<T>;
}

export type ServiceFinder = <T>(service: Type<T>) => T;

export function terminal(environment: Environment, { stdin, stdout, stderr }: Streams): Terminal {
  return {
    environment,
    stdout,
    stderr,
    print: (line) => stdout.write(`${line}\n`),
    readStdin: async () => (await text(stdin)).replace(/\r?\n$/, ''),
    readStdinBytes: () => buffer(stdin),
    withServices: async (work) => {
      const config = new Config(environment);
      const clock = config.clockNow === null ? new SystemClock() : new FixedClock(config.clockNow);
      const module = AppModule.with(config, clock, new Log('error'));
      const context = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
      try {
        return await work((service) => context.get(service, { strict: false }));
      } finally {
        await context.close();
      }
    },
  };
}
