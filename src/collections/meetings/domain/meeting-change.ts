import type { MeetingState } from '../../../meetings/domain/words.js';

/** What a file says of a meeting, as far as it can be changed there. */
interface Told {
  readonly startAt: string;
  readonly endAt: string;
  readonly zone: string | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly place: string | null;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

/** How the meeting stands. */
interface Standing {
  readonly title: string | null;
  readonly note: string | null;
  /** What calendars show as its description: a line that says with whom, and the note. */
  readonly description: string | null;
}

/** As the input of meetings. */
interface MeetingEdit {
  start?: string;
  end?: string;
  timeZone?: string;
  place?: string | null;
  title?: string | null;
  note?: string | null;
  state?: MeetingState;
}

const stateOf: Readonly<Record<Told['status'], MeetingState>> = {
  CONFIRMED: 'agreed',
  TENTATIVE: 'proposed',
  CANCELLED: 'not-this-time',
};

/**
 * What a program changed of a meeting: what its file says otherwise than the one that it was given. What is missing now and
 * stood there is taken away; what both say alike stays as the meeting has it, also where the file can't say it whole.
 * Never throws.
 *
 * @example meetingEdit(told, { ...told, place: 'Café' }, meeting) // { place: 'Café' }
 */
export function meetingEdit(before: Told, now: Told, meeting: Standing): MeetingEdit {
  const edit: MeetingEdit = {};
  if (now.startAt !== before.startAt || now.endAt !== before.endAt) {
    edit.start = now.startAt;
    edit.end = now.endAt;
  }
  if (now.zone !== null && now.zone !== before.zone) edit.timeZone = now.zone;
  if (now.place !== before.place) edit.place = now.place;
  if (now.summary !== before.summary) edit.title = now.summary;
  if (now.description !== before.description) edit.note = noteIn(now.description, meeting);
  if (now.status !== before.status) edit.state = stateOf[now.status];
  return edit;
}

/**
 * What a new meeting is like. Never throws.
 *
 * @param usual what calendars would show without a title
 */
export function newMeetingWords(
  told: Told,
  usual: string,
): { title: string | null; note: string | null; state: MeetingState } {
  const title = told.summary === usual ? null : told.summary;
  return { title, note: told.description, state: stateOf[told.status] };
}

/** The line that says with whom is ours, and no part of the note. */
function noteIn(description: string | null, meeting: Standing): string | null {
  const who = whoLine(meeting);
  if (who === null || description === null || !description.startsWith(who)) return description;
  return description.slice(who.length).trimStart() || null;
}

function whoLine({ note, description }: Standing): string | null {
  if (description === null || description === note) return null;
  const end = note === null ? description : description.slice(0, -note.length).trimEnd();
  return end || null;
}
