import { isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { hostName } from './host-name.js';
import { NameNotResolved, OutboundRefused } from './outbound.errors.js';
import { isPublicAddress } from './private-addresses.js';
import { Resolver } from './resolver.js';

/** Where to connect: nobody resolves the name again, so that it can't mean something else by then. */
export interface CheckedAddress {
  /** What the certificate is checked for. */
  readonly host: string;
  /** The first of them. */
  readonly address: string;
  /** All that the name has; each was checked. */
  readonly addresses: readonly string[];
}

/** How long a name server may take. In ms. */
const NAME_TIMEOUT_MS = 10_000;

/**
 * Stands before every connection to a host that a user has set, so that nobody reaches what only this machine can reach:
 * its own services, its network, the metadata address of a cloud. OUTBOUND_ALLOW names exceptions.
 */
@Injectable()
export class OutboundGuard {
  private readonly allowed: ReadonlySet<string>;

  constructor(
    config: Config,
    private readonly resolver: Resolver,
  ) {
    this.allowed = new Set(config.outboundAllow.map((host) => hostName(host) ?? host));
  }

  /**
   * Resolves the name once and checks every address that it has: one that is private refuses them all.
   * Throws OutboundRefused, or NameNotResolved.
   */
  async resolve(given: string): Promise<CheckedAddress> {
    const host = hostName(given);
    if (host === null) throw new OutboundRefused('host');
    const addresses = isIP(host) === 0 ? await this.addressesOf(host) : [host];
    const [address] = addresses;
    if (address === undefined) throw new NameNotResolved();
    if (!this.allowed.has(host) && !addresses.every((one) => this.isOpen(one))) throw new OutboundRefused('private');
    return { host, address, addresses };
  }

  private isOpen(address: string): boolean {
    return isPublicAddress(address) || this.allowed.has(hostName(address) ?? address);
  }

  private async addressesOf(host: string): Promise<readonly string[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NameNotResolved()), NAME_TIMEOUT_MS);
    });
    try {
      return await Promise.race([this.resolver.addressesOf(host), late]);
    } catch (error) {
      throw error instanceof NameNotResolved ? error : new NameNotResolved({ cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * For net, tls and http(s): connects to the addresses that were checked, whatever the name means by now. Node does not ask
 * it for hosts that are addresses already; those were checked with the host.
 */
export function lookupOf({ address, addresses }: CheckedAddress): LookupFunction {
  return (_, { all }, callback) => {
    if (all)
      callback(
        null,
        addresses.map((one) => ({ address: one, family: isIP(one) })),
      );
    else callback(null, address, isIP(address));
  };
}
