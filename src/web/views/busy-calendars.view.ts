import type { BusyCalendar } from '../../busy-calendars/busy-calendar.entity.js';
import { type Fields, type FormProblem, isTicked, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';

export interface BusyForm {
  readonly fields?: Fields;
  readonly problem?: FormProblem;
  /** Which calendar was to be changed; left out: a new one. */
  readonly of?: string;
}

interface Listed {
  readonly calendar: BusyCalendar;
  readonly host: string | null;
}

/** All calendars with how things stand, each with its form, and the form for one more. */
export function busyCalendarsView(voice: Voice, calendars: readonly Listed[], form: BusyForm): object {
  const isNew = form.of === undefined;
  return {
    rows: calendars.map((listed) => rowOf(voice, listed, form)),
    problem: isNew ? form.problem : undefined,
    values: isNew ? { url: textOf(form.fields ?? {}, 'url'), label: textOf(form.fields ?? {}, 'label') } : {},
  };
}

function rowOf(voice: Voice, { calendar, host }: Listed, { fields, problem, of }: BusyForm): object {
  const given = of === calendar.id ? fields : undefined;
  return {
    id: calendar.id,
    labelId: `label-${calendar.id}`,
    urlId: `url-${calendar.id}`,
    name: calendar.label,
    what: whatOf(voice, calendar, host),
    trouble: calendar.problem === null ? null : troubleOf(voice, calendar),
    problem: of === calendar.id ? problem : undefined,
    hasAddress: calendar.kind === 'address',
    values: {
      label: given ? textOf(given, 'label') : calendar.label,
      url: given ? textOf(given, 'url') : null,
      counts: given ? isTicked(given, 'counts') : calendar.counts,
    },
  };
}

function whatOf(voice: Voice, { events, lookedAt, counts, problem }: BusyCalendar, host: string | null): string {
  const looked =
    lookedAt === null
      ? problem === null
        ? [voice.say('busy.not-yet')]
        : []
      : [
          voice.say('busy.events', { count: events }),
          voice.say('busy.looked', { day: voice.ago(voice.dayOf(lookedAt)), time: voice.time(lookedAt) }),
        ];
  const from = host === null ? [] : [voice.say('busy.from', { host })];
  return [...from, ...(counts ? [] : [voice.say('busy.not-counted')]), ...looked].join(' · ');
}

function troubleOf(voice: Voice, { problem, problemAnswer, lookedAt }: BusyCalendar): string {
  return [
    voice.say(`busy.problem.${problem ?? ''}`),
    ...(problemAnswer === null ? [] : [voice.say('busy.answer', { answer: problemAnswer })]),
    ...(lookedAt === null ? [] : [voice.say('busy.kept')]),
  ].join(' ');
}
