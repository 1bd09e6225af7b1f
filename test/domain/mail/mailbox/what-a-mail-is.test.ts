import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHeader, readHeaders } from '../../../../src/mail/mailbox/domain/header-lines.js';
import { messageIds } from '../../../../src/mail/mailbox/domain/message-ids.js';
import { isWrittenByMachine, tellsOfBounce } from '../../../../src/mail/mailbox/domain/written-by-a-machine.js';

describe('header lines', () => {
  it('are unfolded, by name in small letters, each as often as it stands there', () => {
    const headers = readHeaders('Received: a\r\nSubject: one\r\n two\r\n\tthree\r\nreceived:b\r\n\r\n');
    expect(headers.get('received')).toEqual(['a', 'b']);
    expect(firstHeader(headers, 'subject')).toBe('one two three');
    expect(firstHeader(headers, 'x-none')).toBe('');
  });

  it('of one name are the first hundred, however many there are', () => {
    const headers = readHeaders(`${'Received: x\r\n'.repeat(100_000)}Subject: one\r\n`);
    expect(headers.get('received')).toHaveLength(100);
    expect(firstHeader(headers, 'subject')).toBe('one');
  });

  it('any text is read without an error, and no control character comes through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const values of readHeaders(text).values()) expect(values.join('')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('Message-IDs', () => {
  it.each<[string, readonly string[]]>([
    ['<a@x> <b@x>', ['<a@x>', '<b@x>']],
    ['"see" <a@x>(comment)\t<b@x>', ['<a@x>', '<b@x>']],
    ['a@x', []],
    ['<a b@x>', []],
    [`<${'x'.repeat(300)}@x>`, []],
    ['', []],
  ])('of %j', (header, ids) => {
    expect(messageIds(header)).toEqual(ids);
  });

  it('of a long thread are the last fifty', () => {
    const all = Array.from({ length: 80 }, (_, index) => `<${index}@x>`);
    expect(messageIds(all.join(' '))).toEqual(all.slice(30));
  });
});

describe('a mail that a machine wrote (RFC 3834)', () => {
  it.each<[string, boolean]>([
    ['Auto-Submitted: auto-replied', true],
    ['Auto-Submitted: Auto-Generated; owner-email="x"', true],
    ['Auto-Submitted: no', false],
    ['X-Autoreply: yes', true],
    ['X-Autorespond: Abwesend', true],
    ['Precedence: bulk', true],
    ['Precedence: AUTO_REPLY', true],
    ['Precedence: first-class', false],
    ['List-Id: <team.example.org>', true],
    ['List-Unsubscribe: <https://example.org/u>', true],
    ['Return-Path: <>', true],
    ['Return-Path: <jana@example.org>', false],
    ['X-Auto-Response-Suppress: All', false],
    ['Subject: Auto-Submitted: auto-replied', false],
  ])('%s: %s', (line, expected) => {
    expect(isWrittenByMachine(readHeaders(line))).toBe(expected);
  });
});

describe('a mail that tells of one that did not arrive', () => {
  it.each<[string, string | null, boolean]>([
    ['Content-Type: multipart/report; boundary=x;\r\n report-type="delivery-status"', null, true],
    ['Content-Type: multipart/report; report-type=disposition-notification', 'jana@example.org', false],
    ['X-Failed-Recipients: nobody@example.org', 'mailer@example.org', false], // anybody can write it
    ['X-Failed-Recipients: nobody@example.org\r\nReturn-Path: <>', 'mailer@example.org', true],
    ['Return-Path: <>', 'mailer-daemon@example.org', true],
    ['Return-Path: <>', 'jana@example.org', false],
    ['Return-Path: <postmaster@example.org>', 'postmaster@example.org', false],
    ['Content-Type: text/plain', null, false],
  ])('%j from %s: %s', (lines, from, expected) => {
    expect(tellsOfBounce(readHeaders(lines), from)).toBe(expected);
  });
});
