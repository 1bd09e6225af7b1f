import type { ParsedContact } from '../../domain/parsed-contact.js';

/** Local parts behind which nobody in particular reads. Source: RFC 2142, and what German and English offices use. */
const ROLES: ReadonlySet<string> = new Set(
  [
    'abuse accounting accounts admin administration administrator alerts anfrage anfragen anmeldung auskunft billing',
    'booking bookings buchhaltung buchung buero bewerbung bewerbungen career careers contact contacts customerservice',
    'datenschutz donotreply einkauf empfang feedback finance hallo hello help helpdesk hi hostmaster hr info infos',
    'information invoice invoices jobs karriere kasse kontakt kundendienst kundenservice legal mail mailbox',
    'mailerdaemon marketing media news newsletter noreply notification notifications office online orders personal',
    'personalabteilung post postmaster praxis presse press privacy public rechnung rechnungen redaktion reception',
    'registration reply reservations reservierung root sales sekretariat security service services shop spam',
    'studienbuero support team tickets updates vertrieb verwaltung webmaster welcome willkommen zentrale',
  ].flatMap((line) => line.split(' ')),
);

/**
 * True for somebody of whom only addresses like info@ or noreply@ are known, and no personal name: nobody in particular
 * to write to. A name that only repeats the address ("Info", "noreply@shop.example") is none; one personal address, or
 * a phone number beside a name, makes a person. Never throws. Source: imports.md.
 *
 * @example isRoleAddress(parsedContact(1, { givenName: 'Info', points: [infoAtShop] })) // true
 */
export function isRoleAddress(person: ParsedContact): boolean {
  const emails = person.points.filter(({ kind }) => kind === 'email').map(({ value }) => value);
  if (emails.length === 0 || !emails.every(isRole)) return false;
  const name = [person.givenName, person.familyName, person.nickname].filter((part) => part !== null).join(' ');
  return name.trim() === '' || isSaidBy(name, emails);
}

function isRole(email: string): boolean {
  const local = localPart(email).split('+', 1)[0] ?? '';
  return ROLES.has(folded(local)) || ROLES.has(folded(local.split(/[._-]/, 1)[0] ?? ''));
}

/** The name is the address, or what stands before its @. */
function isSaidBy(name: string, emails: readonly string[]): boolean {
  const said = folded(name);
  return emails.some((email) => said === folded(localPart(email)) || said === folded(email));
}

function localPart(email: string): string {
  return email.slice(0, Math.max(email.lastIndexOf('@'), 0));
}

/** Letters and digits only: "No Reply" is noreply. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/ü/g, 'ue')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
