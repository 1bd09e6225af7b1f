import type { Security } from '../own/domain/connection-problem.js';

/** Gives the one address to connect to, after checking it; throws for hosts that must not be reached. */
export type AddressCheck = (host: string) => Promise<string>;

/** How a mailbox is reached. The password is open here: never log it, never store it. */
export interface ImapSettings {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly user: string;
  readonly password: string;
  /** Of hosts that users set. Asked for addresses in digits too; the name is still what the certificate is checked for. */
  readonly check?: AddressCheck | undefined;
  /** Trusted besides the usual ones, as PEM. */
  readonly ca?: string | undefined;
}

/** RFC 8314, 3.3: encrypted from the first byte. */
const IMAPS_PORT = 993;
const IMAP_PORT = 143;

/** Reads IMAP_URL: `imaps://user:password@host:port` or `imap://`, with blanks and the like percent-encoded. */
export function imapSettingsOf(imapUrl: string): ImapSettings {
  const url = new URL(imapUrl);
  const encrypted = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (encrypted ? IMAPS_PORT : IMAP_PORT),
    security: encrypted ? 'tls' : 'starttls',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}
