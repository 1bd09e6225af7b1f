import { isLocalDate } from '../../common/local-date.js';
import type { Voice } from '../../common/voice/voice.js';
import { rungs } from '../../contacts/domain/words.js';
import type { PeopleFacts } from '../readers/people.reader.js';
import { type Option, optionsOf } from './options.view.js';
import { type FilterName, filterNames, type Filters, linkTo, listPath } from './people-query.view.js';

interface Urls {
  path(path: string): string;
}

interface Chip {
  readonly label: string;
  readonly href: string;
  readonly chosen?: boolean;
  readonly icon?: string;
}

const STANDINGS = ['fresh', 'quiet', 'asleep', 'dormant', 'unknown', 'paused'] as const;
/** Standings that a chip offers, beside the easy ones and the stations. */
const CHIP_STANDINGS = ['quiet', 'asleep', 'dormant', 'unknown'] as const;
/** More chips than these would be a wall. */
const MOST_STATION_CHIPS = 5;
const SORTS = ['name', 'lastInteractionOn', 'ease', 'createdAt'] as const;

/** What can be chosen at one tap. */
export function quickChips(
  voice: Voice,
  urls: Urls,
  { facts, filters }: { facts: PeopleFacts; filters: Filters },
): Chip[] {
  const toggled = (name: FilterName, value: string, label: string, icon?: string): Chip => ({
    label,
    // a second tap takes it back
    href: filters[name] === value ? linkTo(urls, filters, { [name]: null }) : linkTo(urls, filters, { [name]: value }),
    chosen: filters[name] === value,
    ...(icon ? { icon } : {}),
  });
  const asked = filterNames.filter((name) => name !== 'sort' && filters[name]);
  return [
    { label: voice.say('people.all'), href: urls.path('/people'), chosen: asked.length === 0 },
    toggled('rung', 'easy', voice.say('people.chip-easy'), 'sprout'),
    ...CHIP_STANDINGS.map((state) => toggled('standing', state, voice.say(`standing.${state}`))),
    ...facts.allStations
      .slice(0, MOST_STATION_CHIPS)
      .map((station) => toggled('station', station.id, station.organisation)),
  ];
}

/** What is asked for at the moment, each with a way to let it go. */
export function activeChips(
  voice: Voice,
  urls: Urls,
  { facts, filters }: { facts: PeopleFacts; filters: Filters },
): object[] {
  const asked = filterNames.filter((name) => name !== 'q' && name !== 'sort' && filters[name]);
  return asked.map((name) => {
    const label = voice.say(`people.active.${name}`, {
      value: valueOf(voice, facts, { name, value: filters[name] ?? '' }),
    });
    return { label, href: linkTo(urls, filters, { [name]: null }) };
  });
}

function valueOf(voice: Voice, facts: PeopleFacts, { name, value }: { name: FilterName; value: string }): string {
  if (name === 'station') return facts.allStations.find(({ id }) => id === value)?.organisation ?? '…';
  if (name === 'standing') return voice.has(`standing.${value}`) ? voice.say(`standing.${value}`) : value;
  if (name === 'rung') return voice.has(`word.rung.${value}`) ? voice.say(`word.rung.${value}`) : value;
  return name === 'notContactedSince' && isLocalDate(value) ? voice.fullDay(value) : value;
}

/** "Mehr Filter": the form with all of them. */
export function filterForm(voice: Voice, { facts, filters }: { facts: PeopleFacts; filters: Filters }): object {
  const any: (name: FilterName) => Option = (name) => ({
    value: '',
    label: voice.say('people.any'),
    chosen: filters[name] === undefined,
  });
  const chosen = (name: FilterName): string | null => filters[name] ?? null;
  const organisationOf = (id: string): string =>
    facts.allStations.find((station) => station.id === id)?.organisation ?? '';
  const stationIds = facts.allStations.map(({ id }) => id);
  return {
    stations: [any('station'), ...optionsOf(stationIds, chosen('station'), organisationOf)],
    standings: [
      any('standing'),
      ...optionsOf(STANDINGS, chosen('standing'), (state) => voice.say(`standing.${state}`)),
    ],
    rungs: [any('rung'), ...optionsOf(rungs, chosen('rung'), (rung) => voice.say(`word.rung.${rung}`))],
    sorts: optionsOf(SORTS, chosen('sort') ?? 'name', (sort) => voice.say(`people.sort.${sort}`)),
    tag: chosen('tag'),
    tagNames: facts.tagNames,
    city: chosen('city'),
    notContactedSince: chosen('notContactedSince'),
    today: voice.today,
  };
}

/** Saved selections, and the form that saves this one. */
export function savedView(
  urls: Urls,
  { facts, filters, isSaving }: { facts: PeopleFacts; filters: Filters; isSaving: boolean },
): object {
  const here = listPath(filters);
  const isHere = (query: Filters): boolean => listPath(query) === here;
  const saved = facts.saved.map(({ id, name, query }) => ({
    id,
    name,
    href: urls.path(listPath(query)),
    chosen: isHere(query),
  }));
  const savable = here !== '/people' && (isSaving || !saved.some(({ chosen }) => chosen));
  return {
    saved,
    back: here,
    savable: savable && Object.entries(filters).map(([name, value]) => ({ name, value })),
  };
}
