import { isIP } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isThisMachine } from '../domain/this-machine.js';
import type { AddressCheck } from '../mailbox/imap-settings.js';
import type { Security } from './domain/connection-problem.js';

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
