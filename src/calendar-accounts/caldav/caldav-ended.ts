import { NameNotResolved, OutboundRefused, type OutboundReason } from '../../common/outbound/outbound.errors.js';
import type { CaldavProblem } from '../domain/words.js';

/** Something with a CalDAV server ended here. The answer is for the user, never for the log. */
export class CaldavEnded extends Error {
  constructor(
    readonly problem: CaldavProblem,
    readonly answer: string | null = null,
  ) {
    super(`caldav: ${problem}`);
  }
}

/** Codes of Node's and OpenSSL's errors about certificates, and of connections that were not made or broke. */
const CERTIFICATE = /CERT|SSL|TLS|ALTNAME/;
const CONNECTION = /^(?:E[A-Z]+|HPE_\w+|UND_\w+|ERR_STREAM_PREMATURE_CLOSE)$/;

const problemOfReason: Readonly<Record<OutboundReason, CaldavProblem>> = {
  host: 'address',
  private: 'private',
  address: 'address',
  redirects: 'redirects',
  large: 'large',
  slow: 'slow',
  encoding: 'not-caldav',
  status: 'server',
};

/** Why it ended, for the user. What is an error of ours is thrown on. */
export function caldavEnded(error: unknown): CaldavEnded {
  if (error instanceof CaldavEnded) return error;
  if (error instanceof NameNotResolved) return new CaldavEnded('name');
  if (error instanceof OutboundRefused) return new CaldavEnded(problemOfReason[error.reason]);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CERTIFICATE.test(code)) return new CaldavEnded('certificate');
  if (CONNECTION.test(code)) return new CaldavEnded(code === 'ENOTFOUND' ? 'name' : 'reach');
  throw error;
}
