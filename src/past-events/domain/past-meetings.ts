/** Larger ones are all hands and webinars: nobody got to know somebody there. Ours; the user counted too. */
const MOST_PEOPLE = 12;

/** Meeting two or three for something is a coffee; more is an event. Others, without the user. */
const MOST_FOR_COFFEE = 2;

/** An event as a calendar tells it; times in ms since 1970, addresses in small letters. */
export interface ToldEvent {
  readonly uid: string;
  /** Which one of a series: when it would have begun at first. Null for what does not recur. */
  readonly occurrence: number | null;
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
  readonly summary: string | null;
  readonly place: string | null;
  readonly attendees: readonly ToldPerson[];
  readonly organizer: ToldPerson | null;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
}

interface ToldPerson {
  readonly address: string;
  /** PARTSTAT (RFC 5545, 3.2.12) in capitals; null where nobody was asked. */
  readonly answer: string | null;
}

/** How people met, as far as the event tells. */
export type MetBy = 'video' | 'call' | 'coffee' | 'event' | 'other';

/** An event that was a meeting of people. */
export interface PastMeeting {
  /** The same for the same event, whenever the calendar is read. */
  readonly key: string;
  readonly start: number;
  readonly title: string | null;
  readonly channel: MetBy;
  /** Of the others who were there, in small letters, each once. */
  readonly addresses: readonly string[];
}

/** Why events were left out, and how many. */
export interface PastMeetings {
  readonly meetings: readonly PastMeeting[];
  /** With more than 12 people. */
  readonly large: number;
}

/**
 * Which events were meetings with somebody. Left out: whole days, what is cancelled or was declined by the user, what is not
 * over yet, events with more than 12 people, and whoever declined. Never throws.
 *
 * @param own the user's addresses in small letters
 * @param now in ms since 1970
 * @example pastMeetings([event], { own: new Set(['kim@example.org']), now }).meetings[0]?.channel // 'video'
 */
export function pastMeetings(
  events: readonly ToldEvent[],
  { own, now }: { readonly own: ReadonlySet<string>; readonly now: number },
): PastMeetings {
  const possible = events.filter((event) => tookPlace(event, own, now));
  const small = possible.filter((event) => peopleOf(event).length <= MOST_PEOPLE);
  const meetings = small.map((event) => meetingOf(event, own)).filter(({ addresses }) => addresses.length > 0);
  return { meetings, large: possible.length - small.length };
}

/**
 * By which way people met: a link to a video call, a phone number, a place with few or with many people. Never throws.
 *
 * @param others how many were there beside the user
 * @example channelOf({ summary: 'Plausch', place: 'Café Nord' }, 1) // 'coffee'
 */
export function channelOf({ summary, place }: Pick<ToldEvent, 'summary' | 'place'>, others: number): MetBy {
  const where = place?.trim() ?? '';
  const told = `${summary ?? ''} ${where}`;
  if (VIDEO.test(told) || /^https?:/i.test(where)) return 'video';
  if (PHONE.test(told) || NUMBER.test(where)) return 'call';
  if (others > MOST_FOR_COFFEE) return 'event';
  return where === '' ? 'other' : 'coffee';
}

const VIDEO =
  /\b(?:zoom|teams\.microsoft|microsoft teams|ms teams|meet\.google|google meet|webex|jitsi|whereby|bigbluebutton|skype|facetime|video ?call|videoanruf|videokonferenz)\b/i;
const PHONE = /\b(?:tel\.|tel:|telefon|telefonat|anruf|phone|phone call|call with)(?!\w)/i;
const NUMBER = /^\+?[\d\s()/-]{6,}$/;

function tookPlace({ allDay, status, end, attendees }: ToldEvent, own: ReadonlySet<string>, now: number): boolean {
  const declined = attendees.some(({ address, answer }) => own.has(address) && answer === 'DECLINED');
  return !allDay && status !== 'cancelled' && !declined && end <= now;
}

/** All addresses, each once. */
function peopleOf({ attendees, organizer }: ToldEvent): string[] {
  return [...new Set([...attendees, ...(organizer ? [organizer] : [])].map(({ address }) => address))];
}

function meetingOf(event: ToldEvent, own: ReadonlySet<string>): PastMeeting {
  const away = new Set(event.attendees.filter(({ answer }) => answer === 'DECLINED').map(({ address }) => address));
  const addresses = peopleOf(event).filter((address) => !own.has(address) && !away.has(address));
  return {
    key: JSON.stringify([event.uid, event.occurrence]),
    start: event.start,
    title: event.summary,
    channel: channelOf(event, addresses.length),
    addresses,
  };
}
