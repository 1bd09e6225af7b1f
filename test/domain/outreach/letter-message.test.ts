import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { letterAddress } from '../../../src/outreach/sending/letter-address.js';
import { letterMessage, type LetterParts } from '../../../src/outreach/sending/letter-message.js';

const parts: LetterParts = {
  from: { name: 'Jana Beispiel', address: 'jana@example.org' },
  to: 'tom@example.net',
  messageId: '<1@example.org>',
  date: new Date('2026-11-23T08:00:00.000Z'),
  language: 'de',
  subject: 'Kaffee am Donnerstag?',
  text: 'Hallo Tom,\n\nhast du Lust?\n\nLiebe Grüße\nJana',
  thread: null,
};

const headersOf = (message: string): string[] =>
  (message.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ').split('\r\n');
const namesOf = (message: string): string[] => headersOf(message).map((line) => line.split(':')[0] ?? '');

describe('a letter as bytes', () => {
  it('has the headers of a mail that a person wrote, and nothing that looks back', async () => {
    expect(namesOf(await letterMessage(parts)).sort()).toEqual([
      'Content-Language',
      'Content-Transfer-Encoding',
      'Content-Type',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Subject',
      'To',
    ]);
  });

  it('keeps the words and their line breaks, and is plain text only', async () => {
    const message = await letterMessage(parts);
    const mail = await simpleParser(message);
    expect(mail.text?.trimEnd()).toBe(parts.text);
    expect(mail.html).toBe(false);
    expect(mail.attachments).toEqual([]);
    expect(mail.headers.get('content-type')).toMatchObject({ value: 'text/plain', params: { charset: 'utf-8' } });
    expect(mail).toMatchObject({ messageId: '<1@example.org>', subject: parts.subject, date: parts.date });
    expect(mail.from?.value).toEqual([{ name: 'Jana Beispiel', address: 'jana@example.org' }]);
  });

  it('does not tell anybody what they are called in the address book', async () => {
    expect(headersOf(await letterMessage(parts))).toContain('To: tom@example.net');
  });

  it('the same parts are the same bytes', async () => {
    expect(await letterMessage(parts)).toBe(await letterMessage(parts));
  });

  it('a follow-up says what it continues', async () => {
    const thread = { inReplyTo: '<b@example.org>', references: ['<a@example.org>', '<b@example.org>'] };
    const headers = headersOf(await letterMessage({ ...parts, thread }));
    expect(headers).toContain('In-Reply-To: <b@example.org>');
    expect(headers).toContain('References: <a@example.org> <b@example.org>');
  });

  it('long lines, blanks at the end, dots and umlauts stay as they are', async () => {
    const text = `${'Donaudampfschifffahrt ist schön. '.repeat(60)}\n.\n..\nFrom hier an\n  eingerückt\nEnde`;
    const message = await letterMessage({ ...parts, text });
    expect(Math.max(...message.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect((await simpleParser(message)).text?.trimEnd()).toBe(text);
  });

  it('no line end of its own but CR LF, no NUL and no other control character', async () => {
    const message = await letterMessage({ ...parts, text: 'a\rb\u2028c\u0000\u0007d\r\n\r\ne\ttab\ud800' });
    expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect((await simpleParser(message)).text).toBe('a\nb\ncd\n\ne\ttab\n');
  });

  it.each([
    ['subject', { subject: 'Hallo\r\nBcc: evil@example.net\r\n\r\nText' }],
    ['name', { from: { name: 'Jana\r\nBcc: evil@example.net', address: 'jana@example.org' } }],
    ['name with quotes', { from: { name: 'Jana" <evil@example.net>, "', address: 'jana@example.org' } }],
    ['text', { text: 'Hallo\r\n.\r\nMAIL FROM:<evil@example.net>\r\nBcc: evil@example.net' }],
  ])('a line break in the %s adds no header and nobody', async (_, change) => {
    const message = await letterMessage({ ...parts, ...change });
    expect(namesOf(message).filter((name) => /^b?cc$/i.test(name))).toEqual([]);
    const mail = await simpleParser(message);
    expect(mail.from?.value.map(({ address }) => address)).toEqual(['jana@example.org']);
    expect(mail.to).toMatchObject({ value: [{ address: 'tom@example.net' }] });
  });

  it('whatever somebody writes, the headers stay these, and each stands once', async () => {
    const usual = namesOf(await letterMessage(parts)).sort();
    const anything = fc.string({ unit: 'binary', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, async (subject, text, name) => {
        const message = await letterMessage({ ...parts, subject, text, from: { ...parts.from, name } });
        const given = namesOf(message).sort();
        expect(given.filter((one) => one !== 'Subject')).toEqual(usual.filter((one) => one !== 'Subject'));
        expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('an address that a letter may go to', () => {
  it.each([
    ['tom@example.net', 'tom@example.net'],
    [' tom+w@example.net ', 'tom+w@example.net'],
    ['anna@müller.example', 'anna@xn--mller-kva.example'],
    ["o'neil@mail.example.net", "o'neil@mail.example.net"],
  ])('%s', (text, address) => {
    expect(letterAddress(text)).toBe(address);
  });

  it.each([
    'tom@example.net\r\nRCPT TO:<evil@example.net>',
    'tom@example.net, evil@example.net',
    'tom@example.net;evil@example.net',
    'Tom <tom@example.net>',
    '"tom@home"@example.net',
    'tom@@example.net',
    'tom@localhost',
    'tom@[127.0.0.1]',
    'tom@127.0.0.1',
    'tom@exa mple.net',
    'tom@-example.net',
    '.tom@example.net',
    'to..m@example.net',
    'größe@example.net',
    '@evil.example:tom@example.net',
    'tom%evil.example@',
    'tom@example.net\u0000',
    `${'t'.repeat(65)}@example.net`,
    `tom@${'a.'.repeat(126)}net`,
    '',
    'tom',
  ])('none: %j', (text) => {
    expect(letterAddress(text)).toBeNull();
  });
});
