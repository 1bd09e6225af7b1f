import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../src/mail/domain/server-answer.js';

describe('what a mail server means', () => {
  it.each([
    ['refused', '550 5.1.1 <jana@example.org>: Recipient address rejected: User unknown', 'nobody'],
    ['refused', '550 no', 'nobody'],
    ['refused', '552 5.2.2 The email account is over quota', 'full'],
    ['refused', '552 no', 'full'],
    ['later', '452 4.2.2 Mailbox full', 'full'],
    ['refused', '552 5.3.4 Message size exceeds fixed limit', 'too-big'],
    ['refused', '554 5.7.1 Service unavailable; client host blocked', 'unwanted'],
    ['refused', '553 what?', 'nobody'],
    ['refused', '501 what?', 'other'],
    ['later', '421 too many connections', 'later'],
    ['later', '451 4.3.0 try again', 'later'],
    ['later', 'connect ECONNREFUSED 127.0.0.1:25', 'unreachable'],
    ['later', 'getaddrinfo ENOTFOUND mail.example.org', 'unreachable'],
    ['lost', 'no answer in time', 'silent'],
    [null, null, 'other'],
  ] as const)('%s, %s: %s', (result, answer, reason) => expect(reasonOf(result, answer)).toBe(reason));
});
