import { describe, expect, it } from 'vitest';
import { mailbox, oneLine, parseMailbox } from '../../../src/mail/mailbox.js';

describe('a mailbox', () => {
  it.each([
    ['Wiedersehen <w@example.org>', { name: 'Wiedersehen', address: 'w@example.org' }],
    ['"Wiedersehen, daily" <w@example.org>', { name: 'Wiedersehen, daily', address: 'w@example.org' }],
    ['w@example.org', { name: '', address: 'w@example.org' }],
    ['w@[::1]', { name: '', address: 'w@[::1]' }],
    ['<w@example.org>', { name: '', address: 'w@example.org' }],
  ])('is read from %s', (text, expected) => expect(parseMailbox(text)).toEqual(expected));

  it.each([
    'a@y.test\r\nRCPT TO:<evil@z.test>',
    'a@y.test, b@y.test',
    'a@y.test b@y.test',
    'a@b@y.test',
    '"a b"@y.test',
    'nobody',
    `${'a'.repeat(250)}@y.test`,
    '',
  ])('refuses %j', (address) => expect(() => mailbox('', address)).toThrow('not an e-mail address'));

  it('keeps a name on its line', () => {
    expect(mailbox('Jana\r\nBcc: evil@z.test', 'j@y.test').name).toBe('Jana Bcc: evil@z.test');
    expect(oneLine(' a\u2028b\u0000c ')).toBe('a b c');
  });
});
