/** What a calendar is asked for. Plain data: it travels into another thread. */
export interface ReadingWish {
  /** From when until when, in ms since 1970; what touches it is found. */
  readonly from: number;
  readonly to: number;
  /** The account's zone (IANA): for whole days, and for times without a zone where the file names none. */
  readonly zone: string;
  /** The user's own mail addresses: an invitation that they declined takes no time away. */
  readonly own: readonly string[];
}

/** From when until when, in ms since 1970. */
export interface ReadSpan {
  readonly start: number;
  readonly end: number;
  /** True if there is a place to get to: the way there and back takes time too. */
  readonly away: boolean;
}

/** Somebody in an event: the address in small letters, without `mailto:`. */
export interface ReadPerson {
  readonly address: string;
  readonly name: string | null;
  /** PARTSTAT (RFC 5545, 3.2.12) in capitals; the organizer has none. */
  readonly answer: string | null;
}

/** One event, or one occurrence of one that recurs, whether it takes time away or not. */
export interface ReadEvent {
  readonly uid: string;
  /** Which one of a series: when it would have begun without any change, in ms since 1970. Null for what does not recur. */
  readonly occurrence: number | null;
  /** In ms since 1970. */
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
  readonly summary: string | null;
  readonly place: string | null;
  /** Without rooms and things (CUTYPE); at most 100. */
  readonly attendees: readonly ReadPerson[];
  readonly organizer: ReadPerson | null;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** False: it takes no time away (TRANSPARENT, cancelled, or declined by the user). */
  readonly busy: boolean;
}

export interface CalendarReading {
  /** Taken times by start, merged; those with a place apart from those without. */
  readonly spans: readonly ReadSpan[];
  /** By start, then UID. At most 20,000: the oldest are left out. */
  readonly events: readonly ReadEvent[];
  /** How many events stand in the file, an event that recurs once. */
  readonly found: number;
  /** How many of them could not be read: no start, or nothing that makes sense. */
  readonly unreadable: number;
  /** Rules that recur too densely to be worked out to their end. */
  readonly cut: number;
}
