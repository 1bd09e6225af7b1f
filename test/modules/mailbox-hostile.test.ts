import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aMail } from '../support/imap-server.js';
import { MailboxWorld, reader, readsOf } from './mailbox-world.js';

/** A small TNEF stream with a subject and a text, made by hand after [MS-OXTNEF]. */
const winmail = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'mail', 'winmail.dat'));

const world = new MailboxWorld();
beforeEach(() => world.start());
afterEach(() => world.stop());

const multipart = (...parts: readonly string[]): string =>
  aMail(
    { 'Content-Type': 'multipart/mixed; boundary=b', 'Content-Transfer-Encoding': null },
    `--b\n${parts.join('\n--b\n')}\n--b--\n`,
  );
const text = (body: string, type = 'text/plain; charset=utf-8', encoding = '8bit'): string =>
  aMail({ 'Content-Type': type, 'Content-Transfer-Encoding': encoding }, body);
const tnef = `Content-Type: application/ms-tnef; name=winmail.dat\nContent-Disposition: attachment; filename=winmail.dat
Content-Transfer-Encoding: base64\n\n${winmail.toString('base64')}`;

/** Thousands of parts, each in the one before. */
function nested(levels: number): string {
  let inner = 'Content-Type: text/plain\n\ninnermost';
  for (let level = levels; level > 0; level -= 1)
    inner = `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n${inner}\n--b${level}--`;
  return aMail(
    { 'Content-Type': 'multipart/mixed; boundary=b', 'Content-Transfer-Encoding': null },
    `--b\n${inner}\n--b--\n`,
  );
}

/** The IMAP server is one in memory (hoodiecrow-imap): the real protocol, but not a real mail server. */
describe('a mail that is not as it should be', () => {
  it('the fixture is TNEF: its signature, and attributes of the message', () => {
    expect(winmail.readUInt32LE(0)).toBe(0x223e9f78);
    expect(winmail.readUInt8(6)).toBe(1); // lvlMessage
    expect(winmail.readUInt32LE(7)).toBe(0x00089006); // attTnefVersion
  });

  it.each<[string, string | Buffer, string | null]>([
    [
      'winmail.dat beside a text leaves the text',
      multipart('Content-Type: text/plain\n\nSiehe Anhang', tnef),
      'Siehe Anhang',
    ],
    ['winmail.dat alone is no text', multipart(tnef), null],
    ['latin1 that is called utf-8', Buffer.from(text('Grüße aus Köln\n'), 'latin1'), 'Grüße aus Köln\n'],
    ['a charset that nobody knows', text('Hallo\n', 'text/plain; charset="no such thing"'), 'Hallo\n'],
    ['UTF-7, which stays as it is written', text('Gr+APwA3w-e\n', 'text/plain; charset=utf-7'), 'Gr+APwA3w-e\n'],
    ['base64 that is broken', text('R2Vybj8=!!%%R2Vy', 'text/plain; charset=utf-8', 'base64'), 'Gern?'],
    ['a transfer encoding that nobody knows', text('Hallo\n', 'text/plain', 'x-uuencode'), 'Hallo\n'],
  ])('%s', async (_name, raw, expected) => {
    world.server.append(raw);
    world.server.append(aMail({ Subject: 'next' }));
    const [first, second] = await reader.visit(world.server.settings, async (mailbox) => {
      const reads = await readsOf(mailbox);
      return [await reads[0]?.mail?.text(), reads[1]?.mail?.subject];
    });
    if (expected === 'Gern?') expect(first).toContain(expected);
    else expect(first).toBe(expected);
    expect(second).toBe('next');
  });

  it.each<[string, string]>([
    ['a boundary that never closes', multipart('Content-Type: text/plain\n\nGern').replace('--b--', '')],
    ['a boundary that never comes', aMail({ 'Content-Type': 'multipart/mixed; boundary=never' }, 'Gern\n')],
    ['a thousand parts, each in the one before', nested(1000)],
  ])('%s: it is read or it is not, and the next one is', async (_name, raw) => {
    world.server.append(raw);
    world.server.append(aMail({ Subject: 'next' }));
    const read = await reader.visit(world.server.settings, async (mailbox) => {
      const [first] = await readsOf(mailbox);
      const words = await first?.mail?.text();
      return words === null || typeof words === 'string';
    });
    expect(read).toBe(true);
    const next = await reader.visit(world.server.settings, (mailbox) => readsOf(mailbox, 2));
    expect(next.map(({ mail }) => mail?.subject)).toEqual(['next']);
  });

  it('30 MB cost a few KB: its headers, its structure and the text beside what is attached', async () => {
    const line = `${'A'.repeat(76)}\n`; // 78 bytes with its CRLF
    const attachment = `Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n${line.repeat(410_000)}`;
    world.server.append(multipart('Content-Type: text/plain\n\nSiehe Anhang', attachment));
    const { size, words } = await world.onlyMail(async (mail) => ({ size: mail.size, words: await mail.text() }));
    expect(size).toBeGreaterThan(30 * 1024 * 1024);
    expect(words).toBe('Siehe Anhang');
    expect(world.server.bytesSent).toBeLessThan(10 * 1024);
  });
});
