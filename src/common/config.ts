import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Setting, settings } from './settings.js';
import { UploadLimit } from './upload-limit.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Wrong configuration stops the start with this one line. */
export class ConfigError extends Error {}

/** Every setting, read once and frozen. Modules receive values, never the environment. */
export class Config {
  readonly host: string;
  readonly port: number;
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly secretKey: string;
  readonly registration: 'closed' | 'invite' | 'open';
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly imapUrl: string | null;
  /** Of the mailbox behind IMAP_URL, which also takes what is addressed to name+anything; null if there is none. */
  readonly replyAddress: string | null;
  /** Hosts and addresses that outgoing connections may reach although private. */
  readonly outboundAllow: readonly string[];
  readonly trustProxy: boolean;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly migrateOnStart: boolean;
  /** Tests only: an instant, or a file that holds one. */
  readonly clockNow: string | null;
  readonly loginThrottle: boolean;
  readonly uploadLimit: UploadLimit;
  /** Tests only: where the process kills itself. */
  readonly failpoint: string | null;

  constructor(environment: Environment) {
    for (const setting of settings) valueOf(environment, setting); // a wrong value stops the start, used or not
    const read = (name: string): string => valueOf(environment, settingNamed(name));
    this.host = read('HOST');
    this.port = Number(read('PORT'));
    this.baseUrl = (read('BASE_URL') || `http://localhost:${this.port}`).replace(/\/+$/, '');
    this.dataDir = resolve(read('DATA_DIR'));
    this.databaseUrl = read('DATABASE_URL') || `sqlite:${join(this.dataDir, 'wiedersehen.db')}`;
    this.registration = read('REGISTRATION') as Config['registration']; // one of its allowed values: settings.ts
    this.smtpUrl = read('SMTP_URL') || null;
    this.mailFrom = read('MAIL_FROM') || `Wiedersehen <wiedersehen@${new URL(this.baseUrl).hostname}>`;
    this.imapUrl = read('IMAP_URL') || null;
    this.replyAddress = replyAddress(this.imapUrl, read('REPLY_ADDRESS'));
    this.outboundAllow = listOf(read('OUTBOUND_ALLOW'));
    this.trustProxy = ['on', 'true'].includes(read('TRUST_PROXY'));
    this.logLevel = read('LOG_LEVEL') as Config['logLevel']; // one of its allowed values: settings.ts
    this.migrateOnStart = read('MIGRATE_ON_START') === 'true';
    this.clockNow = read('CLOCK_NOW') || null;
    this.loginThrottle = read('LOGIN_THROTTLE') !== 'off';
    this.uploadLimit = new UploadLimit(Number(read('UPLOAD_LIMIT_MB')));
    this.failpoint = read('FAILPOINT') || null;
    this.secretKey = read('SECRET_KEY') || keptKey(this.dataDir);
    Object.freeze(this);
  }

  /** The path under which the pages live, '' or '/something'. */
  get basePath(): string {
    return new URL(this.baseUrl).pathname.replace(/\/+$/, '');
  }

  get overTls(): boolean {
    return this.baseUrl.startsWith('https:');
  }
}

/** What is set, for `config print`: secrets are masked. */
export function printable(environment: Environment): string {
  return settings
    .map((setting) => {
      const value = valueOf(environment, setting);
      return `${setting.name}=${setting.secret && value ? '********' : value}`;
    })
    .join('\n');
}

/** Most mailboxes are signed in to with their address. */
function replyAddress(imapUrl: string | null, given: string): string | null {
  if (imapUrl === null) return null;
  const address = given || decodeURIComponent(new URL(imapUrl).username);
  if (!address.includes('@'))
    throw new ConfigError('REPLY_ADDRESS is needed: the user name in IMAP_URL is no address.');
  return address;
}

/** A list with commas between. */
function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function settingNamed(name: string): Setting {
  const setting = settings.find((candidate) => candidate.name === name);
  if (!setting) throw new Error(`unknown setting ${name}`);
  return setting;
}

function valueOf(environment: Environment, setting: Setting): string {
  const value = (environment[setting.name] ?? fromFile(environment, setting) ?? setting.default).trim();
  if (setting.testOnly && value && environment['NODE_ENV'] !== 'test') {
    throw new ConfigError(`${setting.name} is for tests only; please unset it.`);
  }
  if (value && setting.problem) {
    const problem = setting.problem(value);
    if (problem) throw new ConfigError(`${setting.name} ${problem}`);
  }
  return value;
}

function fromFile(environment: Environment, setting: Setting): string | undefined {
  const file = setting.secret ? environment[`${setting.name}_FILE`] : undefined;
  if (!file) return undefined;
  if (!existsSync(file)) throw new ConfigError(`${setting.name}_FILE names a file that is not there: ${file}`);
  return readFileSync(file, 'utf8');
}

/** The key generated at the first start. */
function keptKey(dataDir: string): string {
  const file = join(dataDir, 'secret-key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
