import { isIP } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { AddressCheck } from '../mailbox/imap-settings.js';
import type { Security } from './domain/words.js';

/** How a user's own mail server is reached. The password is open here: never log it, never store it. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly user: string;
  readonly password: string;
  /** The guard. Asked for addresses in digits too; the name is still what the certificate is checked for. */
  readonly check: AddressCheck;
  /** Trusted besides the usual ones, as PEM. */
  readonly ca?: string | undefined;
}

/** Options of nodemailer's SMTPConnection: where, and how encrypted. `host` is the address that was checked. */
export type SmtpServer = Pick<SMTPConnection.Options, 'secure' | 'requireTLS' | 'ignoreTLS' | 'servername' | 'tls'> & {
  readonly host: string;
  readonly port: number;
};

/**
 * What nodemailer's SMTPConnection needs to reach the server, with the address that was checked. Signing in is the caller's
 * (`connection.login({ credentials: { user, pass } })`). Throws OutboundRefused or NameNotResolved.
 */
export async function smtpServer({ host, port, security, check, ca }: SmtpSettings): Promise<SmtpServer> {
  const address = await check(host);
  return {
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls' && !isThisMachine(address),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
  };
}

/** What goes to a loopback address never leaves the machine (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
function isThisMachine(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}
