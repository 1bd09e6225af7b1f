import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forwardedFrom } from '../../../src/correspondence/house/domain/forwarded-from.js';

const labels = ['von', 'from'];
const marlene = { name: 'Marlene Aşkın', address: 'marlene@example.org' };

describe('the writer of a mail that is passed on', () => {
  it.each([
    [
      'Gmail',
      '---------- Forwarded message ---------\nVon: Marlene Aşkın <Marlene@Example.org>\nDate: Mo., 23. Nov.',
      marlene,
    ],
    [
      'Apple',
      'Anfang der weitergeleiteten Nachricht:\n\n> Von: Marlene Aşkın <marlene@example.org>\n> Betreff: Hallo',
      marlene,
    ],
    [
      'Outlook',
      'z. K.\n\n-----Original Message-----\nFrom: Marlene Aşkın [mailto:marlene@example.org]\nSent: Monday',
      marlene,
    ],
    ['bold', '*From:* Marlene Aşkın <marlene@example.org>\n*Sent:* Monday', marlene],
    ['quoted name', 'From: "Marlene Aşkın" <marlene@example.org>', marlene],
    [
      'Thunderbird',
      '-------- Weitergeleitete Nachricht --------\nBetreff: Hallo\nVon: marlene@example.org',
      { ...marlene, name: null },
    ],
    ['a sentence with that word', 'Von: der Party\nVon: marlene@example.org', { ...marlene, name: null }],
    ['only the first one', 'From: marlene@example.org\nFrom: tom@example.org', { ...marlene, name: null }],
    ['nobody', 'Hallo,\nhier spricht jana@example.org', null],
    ['nothing', '', null],
  ])('%s', (_, text, person) => {
    expect(forwardedFrom(text, labels)).toEqual(person);
    expect(forwardedFrom(text.replace(/\n/g, '\r\n'), labels)).toEqual(person);
  });

  it('never throws, and an address is one', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((said) => `From: ${said}`),
      fc.emailAddress(),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const found = forwardedFrom(lines.join('\n'), labels);
        if (found) expect(found.address).toMatch(/^[^\s@<>]+@[^\s@<>]+$/);
      }),
      { numRuns: 500 },
    );
  });
});
