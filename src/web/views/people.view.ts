import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/http/pages/voice.js';
import { mondayOf } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { readEaseGroup } from '../../contacts/domain/rank-columns.js';
import { candidateOf } from '../../reactivation/domain/candidate.js';
import { standing } from '../../reactivation/domain/dormancy.js';
import type { PeopleFacts } from '../readers/people.reader.js';
import { easeOf, lastOf, nameOf, nextOf, workOf } from './person-words.view.js';

interface Urls {
  path(path: string): string;
}

/** Standings that a filter chip offers, beside the stations. */
const CHIP_STANDINGS = ['quiet', 'asleep', 'dormant', 'unknown'] as const;
/** More chips than these would be a wall. */
const MOST_STATION_CHIPS = 6;
const QUERY_NAMES = ['q', 'station', 'standing', 'city', 'tag', 'cursor'] as const;

/** The query of the list as the API knows it, without empty fields. */
export function peopleQuery(fields: Fields): object {
  const given = QUERY_NAMES.map((name) => [name, textOf(fields, name)] as const).filter(([, text]) => text !== null);
  return Object.fromEntries(given);
}

export function peopleView(voice: Voice, urls: Urls, list: { facts: PeopleFacts; fields: Fields }): object {
  const { facts, fields } = list;
  const term = textOf(fields, 'q');
  const kept = (['station', 'standing', 'city', 'tag'] as const)
    .map((name) => ({ name, value: textOf(fields, name) }))
    .filter(({ value }) => value !== null);
  return {
    lead: voice.say('people.lead', { count: facts.count }),
    nobody: facts.count === 0,
    query: term,
    kept,
    filters: filtersOf(voice, urls, list),
    rows: facts.items.map((contact) => rowOf(voice, contact, facts)),
    more: facts.nextCursor && linkTo(urls, fields, { cursor: facts.nextCursor }),
    none: term ? voice.say('people.none-found', { term }) : voice.say('people.none-filtered'),
  };
}

/** A person in the list: who, how easy, from where, how long ago, and what is next. */
function rowOf(voice: Voice, contact: Contact, facts: PeopleFacts): object {
  const station = contact.stationId ? facts.stations.get(contact.stationId) : undefined;
  const ranked = {
    contactId: contact.id,
    group: readEaseGroup(contact.easeGroup),
    silentSinceOn: contact.silentSinceOn,
  };
  const work = workOf(contact);
  return {
    id: contact.id,
    name: nameOf(voice, contact),
    ease: easeOf(voice, candidateOf(ranked, mondayOf(voice.today), facts.industry).rung),
    what: work ?? station?.organisation ?? contact.city,
    where: work || station ? contact.city : null,
    standing: lastOf(voice, contact, standing(contact, voice.today)),
    next: nextOf(voice, contact),
  };
}

/** Those who fit a half-remembered name. */
export function findView(voice: Voice, term: string, contacts: readonly Contact[]): object {
  return {
    term,
    lead: contacts.length > 0 ? voice.say('find.lead') : voice.say('find.none', { term }),
    newLabel: voice.say('find.new', { term }),
    rows: contacts.map((contact) => ({
      id: contact.id,
      name: nameOf(voice, contact),
      what: workOf(contact) ?? contact.city,
    })),
  };
}

function filtersOf(voice: Voice, urls: Urls, { facts, fields }: { facts: PeopleFacts; fields: Fields }): object[] {
  const standingNow = textOf(fields, 'standing');
  const stationNow = textOf(fields, 'station');
  const all = {
    label: voice.say('people.all'),
    href: linkTo(urls, fields, { standing: null, station: null }),
    chosen: !standingNow && !stationNow,
  };
  const standings = CHIP_STANDINGS.map((state) => ({
    label: voice.say(`standing.${state}`),
    href: linkTo(urls, fields, { standing: state, station: stationNow }),
    chosen: standingNow === state,
  }));
  const stations = [...facts.stations.values()].slice(0, MOST_STATION_CHIPS).map((station) => ({
    label: station.organisation,
    href: linkTo(urls, fields, { station: station.id, standing: standingNow }),
    chosen: stationNow === station.id,
  }));
  return [all, ...standings, ...stations];
}

/** The same list with something changed; a changed filter starts at the first page. */
function linkTo(urls: Urls, fields: Fields, changed: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams();
  for (const name of QUERY_NAMES) {
    const value = name in changed ? changed[name] : name === 'cursor' ? null : textOf(fields, name);
    if (value) query.set(name, value);
  }
  const search = query.toString();
  return urls.path(search ? `/people?${search}` : '/people');
}
