import { NameNotResolved, OutboundRefused } from '../../common/outbound/outbound.errors.js';
import { LookEnded } from '../calendar-sources.js';
import type { LookProblem } from '../domain/words.js';
import { CalendarUnreadable } from '../reading/reading.errors.js';

/** Codes of Node's and OpenSSL's errors about certificates. */
const CERTIFICATE = /CERT|SSL|TLS|ALTNAME/;

/** Why a look ended, for the user. What is an error of ours is thrown on. */
export function lookEnded(error: unknown): LookEnded {
  if (error instanceof LookEnded) return error;
  if (error instanceof NameNotResolved) return new LookEnded('name');
  if (error instanceof OutboundRefused) return new LookEnded(error.reason === 'host' ? 'address' : error.reason);
  if (error instanceof CalendarUnreadable) return new LookEnded(error.reason);
  const problem = problemOfCode(error);
  if (problem === null) throw error;
  return new LookEnded(problem);
}

/** A connection that was not made, or broke; null for anything else. */
function problemOfCode(error: unknown): LookProblem | null {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CERTIFICATE.test(code)) return 'certificate';
  if (code === 'ENOTFOUND') return 'name';
  return /^(?:E[A-Z]+|HPE_\w+|UND_\w+|ERR_STREAM_PREMATURE_CLOSE)$/.test(code) ? 'connection' : null;
}
