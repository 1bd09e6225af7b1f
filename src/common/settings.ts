export interface Setting {
  readonly name: string;
  readonly default: string;
  readonly meaning: string;
  /** May be given as NAME_FILE too, and is masked when printed. */
  readonly secret?: boolean;
  readonly testOnly?: boolean;
  /** What is wrong with a value, as the end of a sentence that begins with the name; null if nothing is. */
  readonly problem?: (value: string) => string | null;
}

const oneOf =
  (...allowed: readonly string[]) =>
  (value: string): string | null =>
    allowed.includes(value) ? null : `must be one of ${allowed.join(', ')}, but is "${value}".`;

const port = (value: string): string | null =>
  /^\d+$/.test(value) && Number(value) <= 65_535 ? null : `must be a port between 0 and 65535, but is "${value}".`;

const wholeNumber =
  (least: number, most: number) =>
  (value: string): string | null =>
    /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? null
      : `must be a number from ${least} to ${most}, but is "${value}".`;

const address =
  (...protocols: readonly string[]) =>
  (value: string): string | null =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol)
      ? null
      : `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`;

const database = (value: string): string | null =>
  /^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(value)
    ? null
    : 'must be sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME.';

const hosts = (value: string): string | null =>
  value.split(',').every((host) => /^[\w.:[\]-]+$/.test(host.trim()))
    ? null
    : 'must be hosts or addresses with commas between.';

const sender = (value: string): string | null =>
  /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value)
    ? null
    : 'must be an address like wiedersehen@example.org or Name <address>.';

const plainAddress = (value: string): string | null =>
  /^[^\s<>@+,;:"]+@[^\s<>@,;:"]+$/.test(value) ? null : 'must be an address like wiedersehen@example.org.';

/** Every environment variable the service reads. An empty environment works. */
export const settings: readonly Setting[] = [
  { name: 'PORT', default: '3000', meaning: 'port to listen on', problem: port },
  { name: 'HOST', default: '127.0.0.1', meaning: 'address to listen on; 0.0.0.0 for all' },
  {
    name: 'BASE_URL',
    default: '',
    meaning: 'public address, may carry a path; http://localhost:PORT if empty',
    problem: address('http:', 'https:'),
  },
  { name: 'DATA_DIR', default: './data', meaning: 'SQLite file, generated key, outgoing .eml files' },
  {
    name: 'DATABASE_URL',
    default: '',
    meaning: 'sqlite:PATH or postgres://...; a SQLite file in DATA_DIR if empty',
    secret: true,
    problem: database,
  },
  {
    name: 'SECRET_KEY',
    default: '',
    meaning: 'key for stored secrets and signed cookies; generated into DATA_DIR if empty',
    secret: true,
    problem: (value) => (value.length >= 32 ? null : 'must have at least 32 characters.'),
  },
  {
    name: 'REGISTRATION',
    default: 'closed',
    meaning: 'who may create an account after the first',
    problem: oneOf('closed', 'invite', 'open'),
  },
  {
    name: 'SMTP_URL',
    default: '',
    meaning: 'smtp://user:password@host:587 or smtps://...; if empty, mails are written as .eml into DATA_DIR/outbox',
    secret: true,
    problem: address('smtp:', 'smtps:'),
  },
  { name: 'MAIL_FROM', default: '', meaning: 'sender of the daily mail', problem: sender },
  {
    name: 'TRUST_PROXY',
    default: 'off',
    meaning: 'believe X-Forwarded-* headers',
    problem: oneOf('on', 'off', 'true', 'false'),
  },
  {
    name: 'LOG_LEVEL',
    default: 'info',
    meaning: 'how much is logged',
    problem: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  },
  {
    name: 'MIGRATE_ON_START',
    default: 'true',
    meaning: 'bring the database to the newest schema at start',
    problem: oneOf('true', 'false'),
  },
  {
    name: 'UPLOAD_LIMIT_MB',
    default: '20',
    meaning: 'largest file that can be imported, in MB; several together may be five times as large',
    problem: wholeNumber(1, 500),
  },
  {
    name: 'IMAP_URL',
    default: '',
    meaning: 'mailbox for replies and noted mails: imaps://user:password@host, or imap:// with STARTTLS',
    secret: true,
    problem: address('imap:', 'imaps:'),
  },
  {
    name: 'REPLY_ADDRESS',
    default: '',
    meaning:
      'address of the IMAP_URL mailbox, which takes mail for name+anything too; its user name if that is an address',
    problem: plainAddress,
  },
  {
    name: 'METRICS_TOKEN',
    default: '',
    meaning: 'opens /metrics; checked, not read yet',
    secret: true,
    problem: (value) => (value.length >= 16 ? null : 'must have at least 16 characters.'),
  },
  {
    name: 'OUTBOUND_ALLOW',
    default: '',
    meaning: 'hosts that outgoing connections may reach although private, commas between',
    problem: hosts,
  },
  { name: 'CLOCK_NOW', default: '', meaning: 'fixed clock: an instant, or a file that holds one', testOnly: true },
  {
    name: 'FAILPOINT',
    default: '',
    meaning: 'where the process kills itself: a point, perhaps with the times it is passed before, import-read:500',
    testOnly: true,
    problem: (value) => (/^[a-z-]+(:\d+)?$/.test(value) ? null : 'must be the name of a point.'),
  },
  {
    name: 'LOGIN_THROTTLE',
    default: '',
    meaning: 'off: no throttle on signing in',
    testOnly: true,
    problem: oneOf('off'),
  },
];
