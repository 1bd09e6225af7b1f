import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { byJogger } from '../../contacts/domain/beginnings.js';
import { fullName } from '../../contacts/domain/full-name.js';
import type { Coverage, CoveredStation, MyWay } from '../../people/stations/coverage.service.js';
import type { PartialDate } from '../../stations/domain/partial-date.js';
import { type StationKind, stationKinds } from '../../stations/domain/words.js';
import type { Station } from '../../stations/station.entity.js';
import type { StationFacts } from '../readers/station.reader.js';
import { optionsOf } from './options.view.js';
import { nameOf, workOf } from './person-words.view.js';
import { promptView, stationName } from './welcome.view.js';

interface Urls {
  path(path: string): string;
}

const ICONS: Readonly<Record<StationKind, string>> = {
  study: 'book-open',
  internship: 'sprout',
  traineeship: 'sprout',
  job: 'pen-line',
  project: 'shuffle',
  volunteering: 'hand-heart',
  club: 'users',
  abroad: 'globe',
  other: 'flag',
};

/** "Mein Weg": the latest first, with how many names each time has left. */
export function wayView(voice: Voice, { stations, people, places }: MyWay): object {
  return {
    lead: voice.say('stations.lead', { people, places }),
    stations: stations.map(({ station, coverage }) => ({
      id: station.id,
      icon: ICONS[station.kind],
      name: station.organisation,
      time: stationTime(voice, station),
      what: whatOf(voice, station),
      coverage: coverageWords(voice, { station, coverage }),
      who: voice.say(coverage.people > 0 ? 'stations.who-else' : 'stations.who-first'),
    })),
  };
}

/** One station: the memory jogger, its people and how far they are remembered. */
export function stationView(voice: Voice, urls: Urls, facts: StationFacts, promptNumber: number): object {
  const { station, coverage, people } = facts;
  const name = { id: station.id, name: stationName(station) };
  const jogged = people.filter(({ source }) => source === byJogger.source);
  const justNow = jogged.slice(0, facts.run?.names ?? 0);
  return {
    id: station.id,
    name: station.organisation,
    time: stationTime(voice, station),
    what: whatOf(voice, station),
    coverage: coverageWords(voice, facts),
    bars: coverage.people > 0 ? barsOf(voice, coverage) : null,
    rows: people.map((person) => ({ id: person.id, name: nameOf(voice, person), what: workOf(person) ?? person.city })),
    more: facts.hasMore ? urls.path(`/people?station=${station.id}`) : null,
    station: name,
    // taking a name off removes the person, so only those of just now are offered for it
    people: justNow.map((person) => ({ id: person.id, name: fullName(person) })),
    settled: justNow.length === 0 && people.length > 0,
    prompt: promptView(voice, facts.prompts, promptNumber),
    back: `/stations/${station.id}`,
    run: facts.run && voice.say('stations.run', { ...facts.run }),
  };
}

/** "9 Monate bei Radio X: 2 Namen." */
function coverageWords(voice: Voice, { station, coverage }: CoveredStation): string {
  const { months, people } = coverage;
  const named = { name: station.organisation, people };
  if (months === null) return voice.say('stations.coverage-timeless', named);
  const years = Math.round(months / MONTHS_PER_YEAR);
  const time =
    months < YEARS_FROM_MONTHS ? voice.say('stations.months', { months }) : voice.say('stations.years', { years });
  return voice.say('stations.coverage', { ...named, time });
}

const MONTHS_PER_YEAR = 12;
/** Below, months say more: "18 Monate". */
const YEARS_FROM_MONTHS = 24;

function barsOf(voice: Voice, coverage: Coverage): object[] {
  return (['people', 'recalled', 'talkedTo', 'writtenTo', 'answered'] as const).map((part) => {
    return { label: voice.say(`stations.bar.${part}`), count: coverage[part], max: coverage.people };
  });
}

/** "März 2022 bis August 2022", as exactly as it is known. */
export function stationTime(voice: Voice, { from, to }: Station): string {
  if (from && to) {
    return from === to
      ? dateWords(voice, from)
      : voice.say('stations.time', { from: dateWords(voice, from), to: dateWords(voice, to) });
  }
  if (from) return voice.say('stations.since', { from: dateWords(voice, from) });
  return to ? voice.say('stations.until', { to: dateWords(voice, to) }) : voice.say('stations.timeless');
}

const YEAR_LENGTH = 4;
const MONTH_LENGTH = 7;

function dateWords(voice: Voice, date: PartialDate): string {
  if (date.length === YEAR_LENGTH) return date;
  return date.length === MONTH_LENGTH
    ? `${voice.month(`${date}-01`)} ${date.slice(0, YEAR_LENGTH)}`
    : voice.fullDay(date);
}

/** "Praktikum als Reporterin, Hamburg" */
function whatOf(voice: Voice, { kind, myRole, city }: Station): string {
  const kindWord = voice.say(`word.station.${kind}`);
  const what = myRole ? voice.say('stations.as', { kind: kindWord, role: myRole }) : kindWord;
  return city ? voice.say('stations.in', { what, city }) : what;
}

const FIELDS = ['organisation', 'city', 'myRole', 'from', 'to'] as const;

/** A form as it was sent, or as the station is stored; null: a new one. */
interface AskedForm {
  readonly station: Station | null;
  readonly fields: Fields | null;
  readonly problem?: FormProblem;
  readonly revision: string | null;
}

export function stationEditPage(voice: Voice, urls: Urls, { station, fields, problem, revision }: AskedForm): Page {
  const given = (name: (typeof FIELDS)[number] | 'kind'): string | null =>
    fields ? textOf(fields, name) : (station?.[name] ?? null);
  const title = station
    ? voice.say('stations.edit-title', { name: station.organisation })
    : voice.say('stations.new-title');
  const address = station ? `/stations/${station.id}` : '/stations';
  const view = {
    title,
    problem,
    revision: revision ?? (fields && textOf(fields, 'revision')),
    action: urls.path(address),
    back: urls.path(address),
    backLabel: station ? station.organisation : voice.say('stations.title'),
    values: Object.fromEntries(FIELDS.map((name) => [name, given(name)])),
    kinds: optionsOf(stationKinds, given('kind') ?? 'internship', (kind) => voice.say(`word.station.${kind}`)),
  };
  return { name: 'station-edit', title, place: 'people', view };
}
