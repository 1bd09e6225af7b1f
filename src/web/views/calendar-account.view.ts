import type { CalendarAccount } from '../../calendar-accounts/calendar-account.entity.js';
import type { CalendarCheck } from '../../calendar-accounts/calendar-connection.service.js';
import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Conflict } from '../../own-calendar/conflicts.service.js';
import { eventsThere } from '../../own-calendar/own-calendar.input.js';
import type { PushTrouble } from '../../own-calendar/push-troubles.service.js';
import type { MeetingHere } from '../../own-calendar/wanted-meetings.query.js';
import { optionsOf } from './options.view.js';

export interface CalendarAccountForm {
  readonly fields?: Fields;
  readonly problem?: FormProblem;
  /** What came of asking the server just now. */
  readonly check?: CalendarCheck;
}

interface Shown {
  readonly calendarAccount: CalendarAccount;
  /** The addresses of the calendars that are read. */
  readonly busy: ReadonlySet<string>;
  readonly conflicts: readonly Conflict[];
  readonly notWritten: readonly (PushTrouble & { readonly ours: MeetingHere })[];
}

const texts = ['label', 'address', 'userName'] as const;

/** All calendar accounts with how things stand, and the form for one more. */
export function calendarAccountsView(
  voice: Voice,
  accounts: readonly CalendarAccount[],
  { fields = {}, problem }: CalendarAccountForm,
): object {
  const rows = accounts.map((account) => ({
    id: account.id,
    label: account.label,
    what: [new URL(account.address).host, ...stateWords(voice, account)].join(' · '),
    trouble: troubleOf(voice, account),
  }));
  const values = Object.fromEntries(texts.map((name) => [name, textOf(fields, name)]));
  return { rows, problem, values };
}

/** One of them: what is to be decided, which calendars it is for, how to sign in, and how to end it. */
export function calendarAccountView(
  voice: Voice,
  shown: Shown,
  { fields, problem, check }: CalendarAccountForm,
): object {
  const { calendarAccount: account, busy, conflicts, notWritten } = shown;
  const entered = (name: (typeof texts)[number]): string | null => (fields ? textOf(fields, name) : account[name]);
  const wasWrong = check?.problem ? { problem: check.problem, problemAnswer: check.answer } : account;
  return {
    id: account.id,
    label: account.label,
    problem,
    values: Object.fromEntries(texts.map((name) => [name, entered(name)])),
    conflicts: conflicts.map((conflict) => conflictView(voice, conflict)),
    notWritten: notWritten.map((trouble) => notWrittenView(voice, trouble)),
    state: stateWords(voice, account).join(' · '),
    trouble: check && !check.problem ? null : troubleOf(voice, wasWrong),
    chosen: chosenWords(voice, account, busy),
    choice: check && !check.problem ? choiceView(voice, shown, check) : null,
    events: account.pushTo === null ? null : eventsOptions(voice),
  };
}

function choiceView(voice: Voice, { calendarAccount: { pushTo }, busy }: Shown, { calendars }: CalendarCheck): object {
  const nameOf = new Map(calendars.map(({ url, name }) => [url, name]));
  const name = (url: string): string => nameOf.get(url) ?? url;
  const writable = calendars.filter(({ canWrite }) => canWrite).map(({ url }) => url);
  const none = { value: '', label: voice.say('calendar-account.push-none'), chosen: pushTo === null };
  return {
    words: voice.say('calendar-account.found', { count: calendars.length }),
    busy: optionsOf([...nameOf.keys()], [...busy], name),
    pushTo: [none, ...optionsOf(writable, pushTo, name)],
  };
}

function eventsOptions(voice: Voice): object[] {
  return optionsOf(eventsThere, 'stay', (word) => voice.say(`calendar-account.events.${word}`));
}

function chosenWords(voice: Voice, { pushTo }: CalendarAccount, busy: ReadonlySet<string>): readonly string[] {
  return [
    voice.say('calendar-account.busy-count', { count: busy.size }),
    voice.say(pushTo === null ? 'calendar-account.push-off' : 'calendar-account.push-on'),
  ];
}

function stateWords(voice: Voice, { checkedAt }: CalendarAccount): string[] {
  if (checkedAt === null) return [voice.say('calendar-account.unchecked')];
  const day = voice.ago(voice.dayOf(checkedAt));
  return [voice.say('calendar-account.checked', { day, time: voice.time(checkedAt) })];
}

function troubleOf(
  voice: Voice,
  { problem, problemAnswer }: Pick<CalendarAccount, 'problem' | 'problemAnswer'>,
): string | null {
  if (problem === null) return null;
  const words = voice.say(`calendar-account.problem.${problem}`, { host: problemAnswer ?? '' });
  if (problemAnswer === null || problem === 'elsewhere') return words;
  return `${words} ${voice.say('calendar-account.answer', { answer: problemAnswer })}`;
}

/** Both versions, and what each choice does. */
function conflictView(voice: Voice, { id, meetingId, problem, theirs, ours, isOn }: Conflict): object {
  const words = (start: string, end: string, what: (string | null)[]): string =>
    [spanWords(voice, start, end), ...what].filter((part) => part !== null && part !== '').join(' · ');
  const there = theirs && words(isoOf(theirs.start), isoOf(theirs.end), [theirs.summary, theirs.place]);
  const kind = isOn ? problem : 'off';
  return {
    id,
    meetingId: ours ? meetingId : null,
    title: voice.say(`calendar-account.conflict.${kind}`),
    there: there ?? voice.say(problem === 'removed' ? 'calendar-account.nothing-there' : 'calendar-account.unreadable'),
    here:
      ours && isOn ? words(ours.startAt, ours.endAt, [ours.title, ours.place]) : voice.say('calendar-account.off-here'),
    choiceThere: voice.say(`calendar-account.keep-there.${kind}`),
    choiceHere: voice.say(`calendar-account.keep-here.${kind}`),
  };
}

function notWrittenView(voice: Voice, { meetingId, kind, answer, ours }: Shown['notWritten'][number]): object {
  const { startAt, endAt, title, place } = ours;
  const parts = [spanWords(voice, startAt, endAt), title, place].filter((part) => part !== null);
  return { meetingId, what: parts.join(' · '), why: troubleWords(voice, kind, answer) };
}

/** Why a meeting is not in the calendar, or not as it is here. */
export function troubleWords(voice: Voice, kind: PushTrouble['kind'], answer: string | null): string {
  const words = voice.say(`calendar-account.there.${kind}`);
  return answer === null ? words : `${words} ${voice.say('calendar-account.answer', { answer })}`;
}

/** On Today: what the user is asked, or what the server refused, by calendar account. */
export function pushTroublesView(voice: Voice, troubles: readonly PushTrouble[]): object[] {
  const said = troubles.filter(({ kind }) => kind !== 'there-already'); // it stands there, and nothing is to be done
  return [...new Set(said.map(({ calendarAccountId }) => calendarAccountId))].map((id) => {
    const of = said.filter(({ calendarAccountId }) => calendarAccountId === id);
    const open = of.filter(({ kind }) => kind !== 'refused').length;
    const [key, count] = open > 0 ? ['asked', open] : ['refused', of.length];
    return { id, text: voice.say(`calendar-account.today.${key}`, { count }) };
  });
}

function spanWords(voice: Voice, start: string, end: string): string {
  const [first, last] = [voice.dayOf(start), voice.dayOf(end)];
  const until = first === last ? voice.time(end) : `${voice.shortDay(last)}, ${voice.time(end)}`;
  return voice.say('calendar-account.span', { day: voice.day(first), start: voice.time(start), end: until });
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
