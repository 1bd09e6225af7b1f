import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { freePort } from '../support/free-port.js';

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'webhooks.md'), 'utf8');
const SECRET = 'whsec_test';
const BODY = '{"event":"test","happenedAt":"2026-11-23T08:00:00.000Z"}';

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) process.stderr.write('SKIPPED: the receiver in Python of docs/webhooks.md (no python3 here)\n');

const receivers = [
  { language: 'js', file: 'receiver.mjs', command: process.execPath, there: true },
  { language: 'python', file: 'receiver.py', command: 'python3', there: hasPython },
];

describe.each(receivers)('the receiver of the guide in $language', ({ language, file, command, there }) => {
  let child: ChildProcess | undefined;
  afterEach(() => void child?.kill());

  it.skipIf(!there)('takes in what is signed, once, and nothing else', async () => {
    const code = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(guide)?.[1] ?? '';
    const path = join(mkdtempSync(join(inject('scratch'), 'receiver-')), file);
    writeFileSync(path, code);
    const port = await freePort();
    child = spawn(command, [path], { env: { ...process.env, PORT: String(port), WEBHOOK_SECRET: SECRET } });
    let said = '';
    child.stdout?.on('data', (text: Buffer) => (said += text.toString()));
    await expect.poll(() => said, { timeout: 20_000 }).toContain('ready');

    const now = String(Math.floor(Date.now() / 1000));
    const send = async (timestamp: string, signature: string): Promise<number> => {
      const headers = {
        'x-wiedersehen-delivery': 'one',
        'x-wiedersehen-timestamp': timestamp,
        'x-wiedersehen-signature': signature,
      };
      return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: BODY })).status;
    };
    expect(await send(now, signed(now))).toBe(204);
    expect(await send(now, signed(now))).toBe(204); // a repeat
    expect(
      await send(
        now,
        signed(now).replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      ),
    ).toBe(401);
    expect(await send(now, '')).toBe(401);
    const old = String(Number(now) - 301);
    expect(await send(old, signed(old))).toBe(401);
    expect(said.match(/2026-11-23T08:00:00.000Z test/g)).toHaveLength(1);
  });
});

function signed(timestamp: string): string {
  return `v1=${createHmac('sha256', SECRET).update(`${timestamp}.${BODY}`).digest('hex')}`;
}
