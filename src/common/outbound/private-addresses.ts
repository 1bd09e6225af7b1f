import { BlockList, isIP } from 'node:net';

type Family = 'ipv4' | 'ipv6';
type Subnet = readonly [network: string, prefix: number];

/** Not the public internet: IANA's special-purpose registry (RFC 6890 and what has come since), and multicast. */
const IPV4: readonly Subnet[] = [
  ['0.0.0.0', 8], // this network, and this machine by another name (RFC 791, 3.2)
  ['10.0.0.0', 8], // private (RFC 1918)
  ['100.64.0.0', 10], // behind a provider's translation (RFC 6598)
  ['127.0.0.0', 8], // loopback (RFC 1122, 3.2.1.3)
  ['169.254.0.0', 16], // link-local; machines in clouds ask 169.254.169.254 for their secrets (RFC 3927)
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocols (RFC 6890)
  ['192.0.2.0', 24], // documentation (RFC 5737)
  ['192.88.99.0', 24], // 6to4 relays (RFC 7526)
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks (RFC 2544)
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast (RFC 5771)
  ['240.0.0.0', 4], // reserved (RFC 1112, 4), and the broadcast address
];

/**
 * Only 2000::/3 is given out (RFC 4291, 2.4), so everything else is refused: loopback, unique local, link-local, site-local,
 * multicast, IPv4-mapped, NAT64 (RFC 6052, 8215) and discard-only. Of what is given out, these are refused too.
 */
const IPV6_GIVEN_OUT: Subnet = ['2000::', 3];
const IPV6: readonly Subnet[] = [
  ['2001::', 23], // protocols; Teredo, which carries IPv4 addresses, is a part of it (RFC 2928, 4380)
  ['2001:db8::', 32], // documentation (RFC 3849)
  ['2002::', 16], // 6to4: carries an IPv4 address (RFC 3056)
  ['3fff::', 20], // documentation (RFC 9637)
];

const notPublicIpv4 = blockList('ipv4', IPV4);
const notPublicIpv6 = blockList('ipv6', IPV6);
const givenOut = blockList('ipv6', [IPV6_GIVEN_OUT]);

/**
 * Whether an address is one of the public internet. Takes IPv4 with four decimal numbers, or IPv6; anything else, also one
 * with a zone (`fe80::1%eth0`), is not. Never throws.
 *
 * @example isPublicAddress('169.254.169.254') // false
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return false;
  if (family === 4) return !notPublicIpv4.check(address, 'ipv4');
  return givenOut.check(address, 'ipv6') && !notPublicIpv6.check(address, 'ipv6');
}

function blockList(family: Family, subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
}
