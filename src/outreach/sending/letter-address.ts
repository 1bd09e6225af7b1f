import { domainToASCII } from 'node:url';
import { mailbox } from '../../mail/mailbox.js';

/** RFC 5322, 3.2.3: a dot-atom. Quoted local parts are allowed by the RFC and taken by nearly no server. */
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

/** RFC 5321, 4.5.3.1.1. In octets. */
const LONGEST_LOCAL_PART = 64;

/** RFC 1035, 2.3.1, and RFC 5321, 2.3.5: a name with a dot; the letters of other alphabets are encoded by then. */
const DOMAIN = /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/i;

/**
 * One address in the form that every mail server takes: the domain in ASCII (RFC 5891). Null for whatever is not exactly
 * one plain address (several, with a name, with a line break, an address literal), and for a local part beyond ASCII, which
 * needs RFC 6531 on all the way. Never throws.
 *
 * @example letterAddress(' anna@müller.example ') // 'anna@xn--mller-kva.example'
 */
export function letterAddress(text: string): string | null {
  const [local = '', domain = '', ...rest] = text.trim().split('@');
  if (rest.length > 0 || local.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(local)) return null;
  const ascii = domainToASCII(domain);
  if (!DOMAIN.test(ascii)) return null;
  try {
    return mailbox('', `${local}@${ascii}`).address;
  } catch {
    return null;
  }
}
