import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Config, ConfigError, printable } from '../../../src/common/config.js';

const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
const read = (environment: Record<string, string> = {}): Config => new Config({ DATA_DIR: folder, ...environment });

describe('settings', () => {
  it('an empty environment works, and the key it makes is kept for nobody else to read', () => {
    const config = read();
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', baseUrl: 'http://localhost:3000', smtpUrl: null });
    expect(config.databaseUrl).toBe(`sqlite:${join(folder, 'wiedersehen.db')}`);
    expect(config.secretKey.length).toBeGreaterThanOrEqual(32);
    expect(read().secretKey).toBe(config.secretKey);
    expect(statSync(join(folder, 'secret-key')).mode & 0o777).toBe(0o600);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('the public address may carry a path', () => {
    const config = read({ BASE_URL: 'https://example.org/kontakte/' });
    expect(config).toMatchObject({ baseUrl: 'https://example.org/kontakte', basePath: '/kontakte', overTls: true });
    expect(read().basePath).toBe('');
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'abc'],
    ['BASE_URL', 'example.org'],
    ['BASE_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://x'],
    ['SECRET_KEY', 'short'],
    ['REGISTRATION', 'maybe'],
    ['SMTP_URL', 'http://mail'],
    ['MAIL_FROM', 'nobody'],
    ['LOG_LEVEL', 'loud'],
    ['MIGRATE_ON_START', 'yes'],
    ['TRUST_PROXY', 'maybe'],
    ['IMAP_URL', 'mailbox'],
    ['METRICS_TOKEN', 'short'],
    ['OUTBOUND_ALLOW', 'a b'],
    ['UPLOAD_LIMIT_MB', '0'],
    ['UPLOAD_LIMIT_MB', '501'],
    ['UPLOAD_LIMIT_MB', '2.5'],
  ])('%s=%s stops the start with one line that names it', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(ConfigError);
    expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} .+\\.$`));
  });

  it('a file that comes in may have 20 MB unless another limit is set, several five times that', () => {
    expect(read({}).uploadLimit).toMatchObject({ each: 20 * 1024 * 1024, altogether: 100 * 1024 * 1024 });
    expect(read({ UPLOAD_LIMIT_MB: '500' }).uploadLimit.megabytes).toBe(500);
  });

  it.each([
    ['CLOCK_NOW', '2026-11-23T08:00:00Z'],
    ['LOGIN_THROTTLE', 'off'],
    ['FAILPOINT', 'import-read:500'],
  ])('%s is refused outside of tests', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(`${name} is for tests only`);
    expect(() => read({ [name]: value, NODE_ENV: 'test' })).not.toThrow();
  });

  it('secrets may stand in files, and are masked when printed', () => {
    const file = join(folder, 'smtp');
    writeFileSync(file, 'smtp://user:geheim@mail.example:587\n');
    expect(read({ SMTP_URL_FILE: file }).smtpUrl).toBe('smtp://user:geheim@mail.example:587');
    expect(() => read({ SMTP_URL_FILE: join(folder, 'none') })).toThrow(ConfigError);
    const shown = printable({ DATA_DIR: folder, SMTP_URL_FILE: file });
    expect(shown).toContain('SMTP_URL=********');
    expect(shown).not.toContain('geheim');
  });
});
