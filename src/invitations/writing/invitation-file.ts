import { printCalendar } from '../../calendar/ics/calendar.js';
import { sayableFamilyName, sayableName } from '../../contacts/domain/tidy-name.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { Mailbox } from '../../mail/mailbox.js';
import type { Meeting } from '../../meetings/meeting.entity.js';

export interface InvitationFile {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly meeting: Meeting;
  readonly summary: string;
  readonly sequence: number;
  /** DTSTAMP: when this was said (RFC 5545, 3.8.7.2). */
  readonly saidAt: Date;
  /** Where answers arrive. */
  readonly organizer: Mailbox;
  readonly contact: Contact;
  readonly address: string;
}

/**
 * What a calendar program reads of an invitation (RFC 5546, 3.2.2 and 3.2.5): the UID is the meeting's id, and of the people
 * who take part it names only the one whom it goes to. No link, no note. Throws RangeError for a meeting without a real time.
 */
export function invitationFile(file: InvitationFile): string {
  const { method, meeting, summary, sequence, saidAt, organizer, contact, address } = file;
  const isOff = method === 'CANCEL';
  const time = {
    kind: 'timed',
    startAt: new Date(meeting.startAt),
    endAt: new Date(meeting.endAt),
    zone: meeting.timeZone,
  } as const;
  const event = {
    ...{ uid: meeting.id, time, summary, sequence, changedAt: saidAt, createdAt: new Date(meeting.createdAt) },
    ...{ description: null, location: meeting.place, url: null, busy: !isOff },
    status: isOff ? 'CANCELLED' : 'CONFIRMED',
    organizer: { name: organizer.name || null, address: organizer.address },
    attendees: [{ name: nameOf(contact), address, partstat: 'NEEDS-ACTION', rsvp: !isOff }],
  } as const;
  return printCalendar({ name: null, method, events: [event] });
}

/** As it may stand before their own eyes: no nickname, and no "der mit dem Fahrradhelm". */
function nameOf({ givenName, familyName }: Contact): string | null {
  return [sayableName(givenName), sayableFamilyName(familyName)].filter(Boolean).join(' ') || null;
}
