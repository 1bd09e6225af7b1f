import { describe, expect, it } from 'vitest';
import { senderCheckOf } from '../../../../src/mail/mailbox/domain/sender-check.js';

describe('what the receiving server says about a sender', () => {
  it.each<[string, ReturnType<typeof senderCheckOf>]>([
    ['', null],
    ['mx.example.net; spf=pass smtp.mailfrom=a.example; dmarc=pass header.from=a.example', 'passed'],
    ['mx.example.net 1; dkim=none; dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=a.example', 'failed'],
    ['mx.example.net; DMARC/1 = Fail', 'failed'],
    ['spf=softfail smtp.mailfrom=a.example;dkim=none;dmarc=fail action=none header.from=a.example', 'failed'],
    ['mx.example.net; none', 'open'],
    ['mx.example.net; dmarc=temperror', 'open'],
    ['mx.example.net; spf=pass (we say (really) dmarc=fail) smtp.mailfrom=a.example; dmarc=pass', 'passed'],
    ['mx.example.net; spf=pass reason="; dmarc=fail"; dmarc=pass', 'passed'],
    ['mx.example.net; dmarc=pass; dmarc=fail', 'failed'],
    ['mx.example.net; x-dmarc=fail; dkim=pass header.d=dmarc=fail', 'open'],
  ])('%s', (header, said) => {
    expect(senderCheckOf(header, 'a.example')).toBe(said);
  });

  it.each<[string, string, ReturnType<typeof senderCheckOf>]>([
    ['example.org', 'Example.org', 'passed'],
    ['example.org.', 'example.org', 'passed'],
    ['jana@example.org', 'example.org', 'passed'],
    ['example.org', 'mail.example.org', 'passed'],
    ['xn--mller-kva.example', 'müller.example', 'passed'],
    ['evil.test', 'example.org', 'failed'],
    ['mail.example.org', 'example.org', 'failed'],
    ['ample.org', 'example.org', 'failed'],
    ['org', 'example.org', 'failed'],
    ['evil.test', '', 'failed'],
    ['a^b', 'c^d', 'failed'],
  ])('a pass for %s and a mail from %s: %s', (checked, domain, said) => {
    expect(senderCheckOf(`mx.example.net; spf=pass; dmarc=pass header.from=${checked}`, domain)).toBe(said);
  });

  it('never throws and never takes long, whatever stands there', () => {
    for (const text of ['('.repeat(200_000), '(\\'.repeat(100_000), '";'.repeat(100_000), 'dmarc/1'.repeat(50_000)])
      expect(senderCheckOf(text, 'a.example')).toBe('open');
  });
});
