import { parseConnectionUrl } from 'nodemailer/lib/shared';
import { isThisMachine } from './domain/this-machine.js';

/**
 * SMTP_URL as nodemailer takes it. A password crosses a net only encrypted, also where somebody on the way leaves STARTTLS
 * out of what the server offers; on this machine there is nobody on the way.
 */
export function smtpUrlOptions(url: string): ReturnType<typeof parseConnectionUrl> {
  const options = parseConnectionUrl(url);
  const { auth, secure, host = '' } = options;
  return auth && !secure && !isThisMachine(host) ? { ...options, requireTLS: true } : options;
}
