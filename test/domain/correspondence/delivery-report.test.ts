import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBounceText, readDeliveryReport } from '../../../src/correspondence/house/domain/delivery-report.js';

const head = 'Reporting-MTA: dns; mx.example.org\nArrival-Date: Tue, 24 Nov 2026 08:30:00 +0100\n\n';

describe('a report about a delivery (RFC 3464)', () => {
  it.each([
    // RFC 3464, appendix E: a message that could not be delivered
    [
      'Final-Recipient: RFC822; louisl@larry.slip.umd.edu\nAction: failed\nStatus: 4.0.0\nDiagnostic-Code: smtp; 426 connection timed out',
      { permanence: 'temporary', answer: '426 connection timed out' },
    ],
    [
      'Final-Recipient: rfc822; jana@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <jana@example.org>:\n    no such user',
      { permanence: 'permanent', answer: '550 5.1.1 <jana@example.org>: no such user' },
    ],
    ['action: FAILED\nstatus: 5.2.2 (mailbox full)', { permanence: 'permanent', answer: '5.2.2' }],
    ['Action: delayed\nStatus: 4.4.7', { permanence: 'temporary', answer: '4.4.7' }],
    ['Action: delayed\nStatus: 5.4.7', { permanence: 'temporary', answer: '5.4.7' }],
    ['Action: delivered\nStatus: 2.1.5', null],
    ['Action: relayed\nStatus: 5.1.1', null],
    ['Action: failed', null],
    ['Status: 5.1.1', null],
    ['Action: failed\nStatus: 55.1.1', null],
    ['', null],
  ])('%s', (group, report) => {
    expect(readDeliveryReport(head + group)).toEqual(report);
    expect(readDeliveryReport((head + group).replace(/\n/g, '\r\n'))).toEqual(report);
  });

  it('is permanent if one of several is', () => {
    const groups =
      'Action: delayed\nStatus: 4.4.1\n\nAction: failed\nStatus: 5.1.1\n\nAction: delivered\nStatus: 2.0.0';
    expect(readDeliveryReport(head + groups)?.permanence).toBe('permanent');
  });

  it('never throws, and its answer is one short line', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; \u0000 a',
        ' more',
        '',
        ':',
        'Status:',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const answer = readDeliveryReport(lines.join('\n'))?.answer ?? '';
        expect(answer).not.toMatch(/\p{Cc}/u);
        expect(answer.length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a notice without a report', () => {
  it.each([
    ['Hi. This is the mail program.\n<jana@example.org>:\n550 5.1.1 no such user', 'permanent'],
    ['451 4.3.0 try again later', 'temporary'],
    ['Your mail could not be delivered.', undefined],
    ['Version 15.1.1 of something', undefined],
    ['', undefined],
  ])('%s', (text, permanence) => {
    expect(readBounceText(text)?.permanence).toBe(permanence);
  });
});
