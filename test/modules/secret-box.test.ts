import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Config } from '../../src/common/config.js';
import { SecretBox, SecretNotOpened } from '../../src/common/secret-box.js';

const key = 'a key for tests, long enough for any check';
const box = new SecretBox(new Config({ SECRET_KEY: key }));
const place = { accountId: 'account-1', column: 'own_mail.password_sealed' };

describe('A secret in the database', () => {
  it('opens as it was, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (secret) => {
        expect(box.open(box.seal(secret, place), place)).toBe(secret);
      }),
    );
  });

  it('never looks the same twice, and does not show itself', () => {
    const [one, two] = [box.seal('hunter2', place), box.seal('hunter2', place)];
    expect(one).not.toBe(two);
    expect(one).not.toContain('hunter2');
    expect(Buffer.from(one, 'base64url').includes('hunter2')).toBe(false);
  });

  it.each([
    ['for another account', box, { ...place, accountId: 'account-2' }],
    ['in another column', box, { ...place, column: 'own_mail.other' }],
    ['with another key', new SecretBox(new Config({ SECRET_KEY: `${key}!` })), place],
  ])('does not open %s', (_, other, elsewhere) => {
    expect(() => other.open(box.seal('hunter2', place), elsewhere)).toThrow(SecretNotOpened);
  });

  it('does not open when a single byte is another one, or when it is none at all', () => {
    const sealed = box.seal('hunter2', place);
    const changed = sealed.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    for (const broken of [changed, sealed.slice(0, 20), 'v2.AAAA', '', 'hunter2']) {
      expect(() => box.open(broken, place)).toThrow(SecretNotOpened);
    }
  });
});
