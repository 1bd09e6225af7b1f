import { describe, expect, it } from 'vitest';
import { hostName } from '../../../src/common/outbound/host-name.js';
import { isPublicAddress } from '../../../src/common/outbound/private-addresses.js';
import { webAddress } from '../../../src/common/outbound/web-address.js';

describe('an address of the public internet', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '2606:4700:4700::1111',
    '2a00:1450::1',
  ])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['this network', '0.0.0.0'],
    ['private', '10.1.2.3'],
    ['behind a provider', '100.64.0.1'],
    ['loopback', '127.0.0.1'],
    ['loopback, all of it', '127.255.255.254'],
    ['metadata of a cloud', '169.254.169.254'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['protocols', '192.0.0.170'],
    ['documentation', '192.0.2.1'],
    ['6to4 relay', '192.88.99.1'],
    ['private', '192.168.178.1'],
    ['benchmark', '198.19.255.255'],
    ['documentation', '203.0.113.9'],
    ['multicast', '224.0.0.1'],
    ['reserved', '250.1.1.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped, in hexadecimal', '::ffff:7f00:1'],
    ['IPv4-mapped, though public', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::7f00:1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64 of a network', '64:ff9b:1::a00:1'],
    ['discard-only', '100::1'],
    ['Teredo', '2001:0:7f00:1::1'],
    ['documentation', '2001:db8::1'],
    ['6to4 of 127.0.0.1', '2002:7f00:1::1'],
    ['documentation', '3fff::1'],
    ['unique local', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with its zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['no address', 'example.org'],
    ['a number', '2130706433'],
    ['nothing', ''],
  ])('is not %s (%s)', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a host', () => {
  it.each([
    ['Mail.Example.ORG', 'mail.example.org'],
    ['mail.example.org.', 'mail.example.org'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1.', '127.0.0.1'],
    ['[::1]', '::1'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['::FFFF:127.0.0.1', '::ffff:7f00:1'],
  ])('%s is compared as %s', (given, expected) => {
    expect(hostName(given)).toBe(expected);
  });

  it.each([
    ...['0x7f.1', '127.1', '2130706433', '0177.0.0.1', '0x7f000001', '127.0.0.0x1', '1.2.3.4.5', '127.0.0.1..'],
    ...[
      '',
      '.',
      'a..b',
      'a b',
      'a\r\nb',
      'a/b',
      'a@b',
      'a:25',
      '[a]',
      '[127.0.0.1',
      'fe80::1%eth0',
      '-a.example',
      'bücher.example',
    ],
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
  ])('%j is nothing that anybody has to guess', (given) => {
    expect(hostName(given)).toBeNull();
  });
});

describe('an address that may be fetched', () => {
  it('is http, https, or webcal, which means https', () => {
    expect(webAddress(' webcal://example.org/a.ics#b ').href).toBe('https://example.org/a.ics');
    expect(webAddress('http://example.org').href).toBe('http://example.org/');
  });

  it.each([
    ...['file:///etc/passwd', 'ftp://example.org/', 'gopher://example.org/', 'data:text/plain,a', 'javascript:1'],
    ...['example.org', '', 'https://', 'https://user:password@example.org/', 'https://user@example.org/'],
    `https://example.org/${'a'.repeat(2_000)}`,
  ])('is not %.40s', (given) => {
    expect(() => webAddress(given)).toThrow(expect.objectContaining({ reason: 'address' }));
  });
});
