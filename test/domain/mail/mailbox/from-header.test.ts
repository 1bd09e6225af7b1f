import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainInFrom } from '../../../../src/mail/mailbox/domain/from-header.js';

describe('the domain in From', () => {
  it.each<[string, string | null]>([
    ['Jana Beispiel <jana@Example.ORG>', 'example.org'],
    ['jana@example.org', 'example.org'],
    ['jana@example.org (Jana @ home)', 'example.org'],
    ['"jana@home"@example.org', 'example.org'],
    ['"mara@example.org" <jana@evil.test>', 'evil.test'],
    ['mara@example.org <jana@evil.test>', 'evil.test'],
    ['Team: jana@example.org;', 'example.org'],
    ['mara@example.org@evil.test', null],
    ['Mara <mara@example.org@evil.test>', null],
    ['mara@example.org, jana@example.org', null],
    ['Mara <mara@example.org>, Jana <jana@evil.test>', null],
    ['Mara', null],
    ['<>', null],
    ['', null],
    [`Mara ${'x'.repeat(20_000)} <mara@example.org>`, null],
  ])('%s', (header, domain) => {
    expect(domainInFrom(header)).toBe(domain);
  });

  it('never throws, and names no more than a domain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (header) => {
        expect(domainInFrom(header) ?? '').not.toContain('@');
      }),
    );
  });
});
