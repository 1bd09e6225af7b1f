/** IPv4's own network (RFC 1122, 3.2.1.3), written with four numbers: shorter forms are names. */
const LOOPBACK = /^127(?:\.\d{1,3}){3}$/;

/**
 * What goes to a loopback address, or to `localhost`, never leaves the machine (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). Never
 * throws. `isThisMachine('127.0.0.1')` is true.
 */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || LOOPBACK.test(host);
}
