import type { BusyCalendar } from '../../busy-calendars/busy-calendar.entity.js';
import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { pastYears } from '../../past-events/past-events.input.js';
import type { PastEvent, PastEventsPreview } from '../../past-events/past-events.service.js';
import { optionsOf } from './options.view.js';

const USUAL_YEARS = '3';

/** Where from, and how far back. */
export function pastPage(
  voice: Voice,
  calendars: readonly BusyCalendar[],
  form: { readonly fields: Fields; readonly problem: FormProblem } | null,
): Page {
  const years = textOf(form?.fields ?? {}, 'years') ?? USUAL_YEARS;
  const view = {
    problem: form?.problem,
    years: optionsOf(pastYears.map(String), years, (count) => voice.say('past-events.years', { count: Number(count) })),
    calendars: calendars.map(({ id, label }, index) => ({ value: id, label, chosen: index === 0 })),
  };
  return { name: 'past-events', title: voice.say('past-events.title'), place: 'import', view };
}

/** What was found, person by person: the person met last stands first. */
export function foundPage(voice: Voice, { events, more, counted, large, unreadable }: PastEventsPreview): Page {
  const byPerson = new Map<string, PastEvent[]>();
  for (const event of events) byPerson.set(event.contactId, [...(byPerson.get(event.contactId) ?? []), event]);
  const notes = [
    ...(more ? [voice.say('past-events.more')] : []),
    ...(counted > 0 ? [voice.say('past-events.counted', { count: counted })] : []),
    ...(large > 0 ? [voice.say('past-events.large', { count: large })] : []),
    ...(unreadable > 0 ? [voice.say('past-events.unreadable', { count: unreadable })] : []),
  ];
  const people = [...byPerson].map(([id, met]) => ({
    id,
    name: met[0]?.name ?? '',
    count: voice.say('past-events.count', { count: met.length }),
    rows: met.map((event) => rowOf(voice, event)),
  }));
  const none = counted > 0 ? 'past-events.nothing-new' : 'past-events.nobody';
  const lead = voice.say(events.length === 0 ? none : 'past-events.found', {
    count: events.length,
    people: byPerson.size,
  });
  return {
    name: 'past-events-found',
    title: voice.say('past-events.title'),
    place: 'import',
    view: { people, lead, notes },
  };
}

/** The rows that were ticked, as `rowOf` wrote them; what is none of ours is refused by the input class. */
export function eventsIn(texts: readonly string[]): object[] {
  return texts.map((text) => {
    try {
      const [key, contactId, on, channel, title] = JSON.parse(text) as unknown[]; // checked by KeepPastEvents
      return { key, contactId, on, channel, title };
    } catch {
      return {};
    }
  });
}

function rowOf(voice: Voice, { key, contactId, on, channel, title, known }: PastEvent): object {
  return {
    value: JSON.stringify([key, contactId, on, channel, title]),
    chosen: !known,
    day: voice.day(on),
    channel: voice.say(`word.channel-short.${channel}`),
    title,
    known,
  };
}
