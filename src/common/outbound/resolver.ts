import { lookup } from 'node:dns/promises';

/** Finds the addresses of a name. Tests have one of their own, for names that change their mind. */
export abstract class Resolver {
  /** All of them, in the order in which they should be tried; rejects if there are none. */
  abstract addressesOf(name: string): Promise<readonly string[]>;
}

/** Asks the operating system, as connections do: /etc/hosts counts. */
export class SystemResolver extends Resolver {
  async addressesOf(name: string): Promise<readonly string[]> {
    const found = await lookup(name, { all: true, verbatim: true });
    return found.map(({ address }) => address);
  }
}
