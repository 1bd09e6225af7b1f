import { type Logger, pino } from 'pino';

/** What a log line may carry: ids, counts, names of things of ours. Never names, addresses or texts of people. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** JSON lines on standard output. */
export class Log {
  private readonly logger: Logger;

  constructor(level: string) {
    this.logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  }

  debug(event: string, fields: LogFields = {}): void {
    this.logger.debug(fields, event);
  }

  info(event: string, fields: LogFields = {}): void {
    this.logger.info(fields, event);
  }

  warn(event: string, fields: LogFields = {}): void {
    this.logger.warn(fields, event);
  }

  /** Only the kind of the error and where it came from: messages of databases and mail servers quote people's data. */
  error(event: string, error: unknown, fields: LogFields = {}): void {
    const { name, stack } = error instanceof Error ? error : new Error('not an error object');
    const frames = (stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8);
    this.logger.error({ ...fields, error: name, at: frames.map((line) => line.trim()) }, event);
  }
}
