import { cleanText, quotedParameter } from './text.js';

/** Somebody with an e-mail address, as an invitation names them. */
export interface Party {
  readonly name: string | null;
  readonly address: string;
}

/** RFC 5545, 3.2.12: what somebody said to it. */
export type ParticipationStatus = 'NEEDS-ACTION' | 'ACCEPTED' | 'TENTATIVE' | 'DECLINED';

export interface Attendee extends Party {
  readonly partstat: ParticipationStatus;
  /** True asks for an answer. */
  readonly rsvp: boolean;
}

/**
 * ORGANIZER (RFC 5545, 3.8.4.3) or any other property whose value is a person's address, not folded yet. Never throws.
 *
 * @example partyLine('ORGANIZER', { name: 'Jana', address: 'jana@example.org' }) // 'ORGANIZER;CN="Jana":mailto:jana@example.org'
 */
export function partyLine(property: string, { name, address }: Party): string {
  const commonName = name ? `;CN=${quotedParameter(name)}` : '';
  return `${property}${commonName}:mailto:${cleanText(address).replaceAll('\n', '')}`;
}

/**
 * A line ATTENDEE (RFC 5545, 3.8.4.1) for each of them, not folded yet. Never throws.
 *
 * @example attendeeLines([]) // []
 */
export function attendeeLines(attendees: readonly Attendee[]): readonly string[] {
  return attendees.map((attendee) => {
    const parameters = `;ROLE=REQ-PARTICIPANT;PARTSTAT=${attendee.partstat}${attendee.rsvp ? ';RSVP=TRUE' : ''}`;
    return partyLine(`ATTENDEE${parameters}`, attendee);
  });
}
