import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailtoLink } from '../../../src/outreach/domain/mailto.js';

describe('the mailto link (RFC 6068)', () => {
  it('carries address, subject and text', () => {
    expect(mailtoLink({ to: 'anna@example.org', subject: 'Kaffee?', body: 'Hallo' }).href).toBe(
      'mailto:anna@example.org?subject=Kaffee%3F&body=Hallo',
    );
  });

  it('"line breaks in the body MUST be encoded with %0D%0A" (section 5), whatever they were', () => {
    expect(mailtoLink({ to: null, subject: 'a', body: '1\n2\r\n3\r4' }).href).toBe(
      'mailto:?subject=a&body=1%0D%0A2%0D%0A3%0D%0A4',
    );
  });

  it('encodes what is not ASCII as UTF-8', () => {
    expect(mailtoLink({ to: null, subject: 'Grüße', body: '' }).href).toContain('subject=Gr%C3%BC%C3%9Fe');
  });

  it.each([
    ['a line break in the subject', { to: 'a@b.de', subject: 'x\r\nBcc: evil@example.org', body: '' }],
    ['a second field in the address', { to: 'a@b.de?bcc=evil@example.org', subject: '', body: '' }],
    ['a second address', { to: 'a@b.de,evil@example.org', subject: '', body: '' }],
    ['a line break in the address', { to: 'a@b.de\r\nBcc: evil@example.org', subject: '', body: '' }],
    ['a field in the text', { to: 'a@b.de', subject: '', body: '&bcc=evil@example.org' }],
  ])('lets nobody slip in another receiver: %s', (_, mail) => {
    const url = new URL(mailtoLink(mail).href);
    expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(url.pathname).not.toContain(',');
    expect(url.searchParams.get('subject')).not.toMatch(/[\r\n]/);
  });

  it('brings every text over unchanged but for control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (subject, body) => {
        const plain = (text: string): string => text.replace(/\p{Cc}/gu, '').trim();
        const query = new URL(mailtoLink({ to: 'a@b.de', subject, body }).href).searchParams;
        expect(plain(query.get('subject') ?? '')).toBe(plain(subject));
        expect(plain(query.get('body') ?? '')).toBe(plain(body));
      }),
    );
  });

  it('tells when it is longer than 1,900 characters', () => {
    const [base] = [mailtoLink({ to: null, subject: '', body: '' }).href.length];
    expect(mailtoLink({ to: null, subject: '', body: 'x'.repeat(1_900 - base) }).tooLong).toBe(false);
    expect(mailtoLink({ to: null, subject: '', body: 'x'.repeat(1_901 - base) }).tooLong).toBe(true);
  });

  it('takes half of a surrogate pair', () => {
    expect(mailtoLink({ to: null, subject: '\ud83d', body: 'a\ud83d' }).href).toBe('mailto:?subject=&body=a');
  });
});
