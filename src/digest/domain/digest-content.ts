import { isSilenced, isSilent, type MaybeSilenced } from '../../reminders/domain/silence.js';

/** What a line of the mail is about, the most pressing first: "promise, then meeting, follow-up, birthday, suggestion" (product.md). */
export type LineKind = 'promise' | 'meeting' | 'follow-up' | 'birthday' | 'suggestion';

/** Kinds of reminders (the API's fixed words) and the line they make. What the user noted down for themselves counts like a promise. */
const kindOfReminder: Readonly<Record<string, LineKind>> = {
  promise: 'promise',
  own: 'promise',
  'follow-up': 'follow-up',
  'thank-you': 'follow-up',
  reconnect: 'follow-up',
  birthday: 'birthday',
};

/** Lines of one mail: it stays readable, and under 20 KB (screens.md, section 4). The page Today has them all. */
export const MOST_LINES = 8;

export interface DueReminder {
  readonly kind: string;
  readonly contactId: string | null;
}

export interface MeetingOfToday {
  readonly contactIds: readonly string[];
}

export interface SuggestionToName {
  readonly contactId: string;
}

export interface DayFacts<R extends DueReminder, M extends MeetingOfToday, S extends SuggestionToName> {
  readonly reminders: readonly R[];
  readonly meetings: readonly M[];
  readonly suggestions: readonly S[];
  readonly people: ReadonlyMap<string, MaybeSilenced>;
}

export type Line<R, M, S> =
  | {
      readonly kind: 'promise' | 'follow-up' | 'birthday';
      readonly contactId: string | null;
      readonly reminders: readonly R[];
    }
  | { readonly kind: 'meeting'; readonly contactIds: readonly string[]; readonly meetings: readonly M[] }
  | { readonly kind: 'suggestion'; readonly contactId: string; readonly suggestion: S };

/**
 * The lines of a day's mail, in the order in which they are read. "One line per person per day on Today and in the mail:
 * promise, then meeting, follow-up, birthday, suggestion" and "please-dont and neverSuggest: no ladder, [...] no
 * birthday, greeting or follow-up; own reminders and agreed meetings stay" (product.md, "What silences whom").
 * Several promises to one person share their line, and so do several meetings with the same people. A reminder without
 * a person keeps a line of its own. An empty list means: nothing to say, no mail. Never throws.
 * A promise to a person and a suggestion of the same person: one line, the promise. A meeting keeps its line beside a
 * promise: who reads only the mail would not know of it.
 */
export function linesOfDay<R extends DueReminder, M extends MeetingOfToday, S extends SuggestionToName>(
  facts: DayFacts<R, M, S>,
): readonly Line<R, M, S>[] {
  const taken = new Set<string>();
  const reminders = (kind: LineKind): readonly R[] =>
    facts.reminders.filter((reminder) => kindOfReminder[reminder.kind] === kind && maySpeak(reminder, facts.people));
  return [
    ...reminderLines<R>('promise', reminders('promise'), taken),
    ...meetingLines(facts.meetings, taken),
    ...reminderLines<R>('follow-up', reminders('follow-up'), taken),
    ...reminderLines<R>('birthday', reminders('birthday'), taken),
    ...suggestionLines(facts, taken),
  ];
}

function maySpeak({ kind, contactId }: DueReminder, people: ReadonlyMap<string, MaybeSilenced>): boolean {
  return contactId === null || !isSilent(kind, people.get(contactId));
}

function reminderLines<R extends DueReminder>(
  kind: 'promise' | 'follow-up' | 'birthday',
  reminders: readonly R[],
  taken: Set<string>,
): { kind: typeof kind; contactId: string | null; reminders: readonly R[] }[] {
  const withoutPerson = reminders.filter(({ contactId }) => contactId === null);
  const ofPerson = groupBy(
    reminders.filter(({ contactId }) => contactId !== null),
    ({ contactId }) => contactId ?? '',
  );
  const free = [...ofPerson].filter(([contactId]) => !taken.has(contactId));
  for (const [contactId] of free) taken.add(contactId);
  return [
    ...free.map(([contactId, group]) => ({ kind, contactId, reminders: group })),
    ...withoutPerson.map((reminder) => ({ kind, contactId: null, reminders: [reminder] })),
  ];
}

/** A meeting always stands, beside a promise, too: its time is said nowhere else. */
function meetingLines<M extends MeetingOfToday>(
  meetings: readonly M[],
  taken: Set<string>,
): { kind: 'meeting'; contactIds: readonly string[]; meetings: readonly M[] }[] {
  const groups = groupBy(meetings, ({ contactIds }) => [...contactIds].sort().join(' '));
  const lines = [];
  for (const group of groups.values()) {
    const contactIds = group[0]?.contactIds ?? [];
    for (const id of contactIds) taken.add(id);
    lines.push({ kind: 'meeting' as const, contactIds, meetings: group });
  }
  return lines;
}

function suggestionLines<S extends SuggestionToName>(
  facts: { readonly suggestions: readonly S[]; readonly people: ReadonlyMap<string, MaybeSilenced> },
  taken: ReadonlySet<string>,
): { kind: 'suggestion'; contactId: string; suggestion: S }[] {
  return facts.suggestions
    .filter(({ contactId }) => !taken.has(contactId) && !isSilenced(facts.people.get(contactId)))
    .map((suggestion) => ({ kind: 'suggestion', contactId: suggestion.contactId, suggestion }));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
