import { describe, expect, it } from 'vitest';
import { letterState } from '../../../src/outreach/sending/domain/letter-state.js';
import { turnedAway } from '../../../src/mail/domain/server-answer.js';

describe('why a letter did not go out (RFC 3463, RFC 5321)', () => {
  it.each([
    ['550 5.1.1 <tom@example.net>: user unknown', 'recipient'],
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'recipient'],
    ['550 no such user here', 'recipient'],
    ['553 5.1.8 <jana@example.org>: sender rejected', 'sender'],
    ['552 5.2.2 mailbox full', 'full'],
    ['552 quota exceeded', 'full'],
    ['552 5.3.4 message too big', 'large'],
    ['554 5.7.1 looks like spam', 'unwanted'],
    ['550 5.7.1 relaying denied', 'unwanted'],
    ['450 4.7.28 too many messages', 'many'],
    ['421 too many connections', 'many'],
    ['451 4.7.1 greylisted', 'unwanted'],
    ['451 try again', 'other'],
    ['', 'other'],
  ])('%s', (answer, reason) => {
    expect(turnedAway(answer)).toBe(reason);
  });
});

describe('where a letter is', () => {
  it.each([
    ['queued', 0, 'on-its-way'],
    ['queued', 1, 'waits'],
    ['sending', 1, 'on-its-way'],
    ['ambiguous', 1, 'unclear'],
    ['dead', 1, 'turned-away'],
    ['sent', 1, 'went-out'],
  ] as const)('%s (tries: %s)', (state, attempts, where) => {
    expect(letterState({ state, attempts })).toBe(where);
  });
});
