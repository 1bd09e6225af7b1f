import type { ContactPoint } from '../contacts/points/contact-point.entity.js';

/** The e-mail address that a mail to this person goes to: the preferred one, else the first. */
export function emailOf(points: readonly ContactPoint[]): string | null {
  const emails = points.filter(({ kind }) => kind === 'email');
  return (emails.find(({ preferred }) => preferred) ?? emails[0])?.value ?? null;
}
