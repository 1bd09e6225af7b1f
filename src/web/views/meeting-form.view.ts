import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import { textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { addDays } from '../../common/local-date.js';
import { localDateOf, localTimeOf } from '../../common/zoned-time.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { meetingStates } from '../../meetings/domain/words.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { type Option, optionsOf } from './options.view.js';
import { nameOf, workOf } from './person-words.view.js';

interface Form {
  readonly fields: Fields;
  readonly people: readonly Contact[];
  /** Whom the name may mean. */
  readonly candidates: readonly Contact[];
  readonly problem?: FormProblem | undefined;
}

interface EditForm extends Form {
  readonly meeting: MeetingWithPeople;
  readonly revision: string | null;
  /** Somebody was invited who could be told. */
  readonly mayTell: boolean;
}

/** One way, in minutes: what people say. Others are kept as they are. */
const WAYS = [0, 15, 30, 45, 60, 90, 120];
/** An hour in the middle of the afternoon, until another is said. */
const USUAL = { start: '15:00', end: '16:00' };

export function newMeetingPage(voice: Voice, form: Form): Page {
  const view = { form: formView(voice, form, ['agreed', 'proposed']) };
  return { name: 'meeting-new', title: voice.say('meeting.new'), place: 'calendar', view };
}

export function editMeetingPage(voice: Voice, { meeting, revision, mayTell, ...form }: EditForm): Page {
  const view = { id: meeting.id, revision, mayTell, form: formView(voice, form, meetingStates) };
  return { name: 'meeting-edit', title: voice.say('meeting.edit-title'), place: 'calendar', view };
}

/** A meeting as its form has it, in its own zone. */
export function storedFields(meeting: MeetingWithPeople): Fields {
  const { startAt, endAt, timeZone, travelMinutes } = meeting;
  return {
    person: meeting.people.map(({ contactId }) => contactId),
    day: localDateOf(new Date(startAt), timeZone),
    start: localTimeOf(new Date(startAt), timeZone),
    end: localTimeOf(new Date(endAt), timeZone),
    place: meeting.place ?? '',
    title: meeting.title ?? '',
    note: meeting.note ?? '',
    travelMinutes: travelMinutes === null ? '' : String(travelMinutes),
    state: meeting.state,
  };
}

function formView(voice: Voice, { fields, people, candidates, problem }: Form, states: readonly string[]): object {
  const names = ['name', 'place', 'title', 'note', 'start', 'end'] as const;
  const values = Object.fromEntries(names.map((name) => [name, textOf(fields, name)]));
  return {
    values: { ...USUAL, ...defined(values), day: textOf(fields, 'day') ?? addDays(voice.today, 1) },
    people: people.map((contact) => personOption(voice, contact, true)),
    candidates: problem ? candidates.map((contact) => personOption(voice, contact, false)) : [],
    travel: travelOptions(voice, textOf(fields, 'travelMinutes')),
    states: optionsOf(states, textOf(fields, 'state') ?? 'agreed', (state) => voice.say(`word.meeting.${state}`)),
    problem,
    peopleProblem: problem?.byField['contactIds'],
  };
}

function defined(values: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

function personOption(voice: Voice, contact: Contact, chosen: boolean): object {
  return { value: contact.id, label: nameOf(voice, contact), what: workOf(contact) ?? contact.city, chosen };
}

function travelOptions(voice: Voice, chosen: string | null): Option[] {
  const other = chosen === null || WAYS.includes(Number(chosen)) ? [] : [Number(chosen)];
  const ways = [...WAYS, ...other].map(String);
  const usual = { value: '', label: voice.say('meeting.travel-usual'), chosen: chosen === null };
  return [usual, ...optionsOf(ways, chosen, (minutes) => voice.say('meeting.minutes', { minutes: Number(minutes) }))];
}
