import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusAddress, readPlusAddress } from '../../../src/answers/domain/plus-address.js';

const token = '00112233445566778899aabbccddeeff';

describe('an address that leads a mail to one thing', () => {
  it('carries its purpose and a token behind the plus', () => {
    expect(plusAddress('me@example.org', { purpose: 'log', token })).toBe(`me+log.${token}@example.org`);
  });

  it('says the purpose once where the mailbox is called so: "reply+TOKEN@" (product.md, "The daily mail")', () => {
    expect(plusAddress('reply@example.org', { purpose: 'reply', token })).toBe(`reply+${token}@example.org`);
    expect(plusAddress('reply@example.org', { purpose: 'log', token })).toBe(`reply+log.${token}@example.org`);
  });

  it('is read back, whatever the mailbox is called and however a server writes it', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9.-]{0,15}$/);
    const purpose = fc.constantFrom('reply', 'log', 'bounce');
    const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
    fc.assert(
      fc.property(fc.oneof(name, purpose), purpose, hex, (mailbox, wanted, secret) => {
        const address = plusAddress(`${mailbox}@example.org`, { purpose: wanted, token: secret });
        const read = { purpose: wanted, token: secret };
        expect(readPlusAddress(`${mailbox}@example.org`, address)).toEqual(read);
        expect(readPlusAddress(`${mailbox}@Example.org`, ` ${address.toUpperCase()} `)).toEqual(read);
      }),
    );
  });

  it.each([
    ['the mailbox itself', 'me@example.org'],
    ['another host', `me+reply.${token}@example.com`],
    ['another mailbox', `you+reply.${token}@example.org`],
    ['a longer name', `some+reply.${token}@example.org`],
    ['no token', 'me+reply.@example.org'],
    ['no purpose', `me+${token}@example.org`],
    ['an unknown purpose', `me+news.${token}@example.org`],
    ['nothing behind the plus', 'me+@example.org'],
    ['no host', `me+reply.${token}`],
    ['nothing', ''],
  ])('says nothing to %s', (_, address) => {
    expect(readPlusAddress('me@example.org', address)).toBeNull();
  });

  it('never throws, whatever stands in a header', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(() => readPlusAddress(one, other)).not.toThrow();
      }),
    );
  });
});
