/**
 * The largest card, event or task that is taken, and the largest body of a DAV request: a card with a photo has some 100 kB.
 * Said to programs as max-resource-size (RFC 6352, 6.2.3; RFC 4791, 5.2.5). Unit: octets.
 */
export const LARGEST_FILE = 1024 * 1024;
