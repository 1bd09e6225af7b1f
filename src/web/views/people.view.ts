import { type Fields, type FormProblem, textOf, textsOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { mondayOf } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { readEaseGroup } from '../../contacts/domain/rank-columns.js';
import { candidateOf } from '../../reactivation/domain/candidate.js';
import { standing } from '../../reactivation/domain/dormancy.js';
import { KNOWN_AT_MOST, type PeopleFacts } from '../readers/people.reader.js';
import { type BulkForm, bulkView } from './people-bulk.view.js';
import { activeChips, filterForm, quickChips, savedView } from './people-filters.view.js';
import { filtersOf, listPath } from './people-query.view.js';
import { easeOf, lastOf, nameOf, nextOf, workOf } from './person-words.view.js';

interface Urls {
  path(path: string): string;
}

/** What the forms on the page had in them, when something has to be corrected. */
export interface PeopleForms {
  readonly bulk?: BulkForm;
  readonly saving?: { readonly name: string; readonly problem: FormProblem };
}

interface PeopleList extends PeopleForms {
  readonly facts: PeopleFacts;
  /** Of the address: filters, `select` = some or all, `cursor`. */
  readonly fields: Fields;
}

export function peopleView(voice: Voice, urls: Urls, { facts, fields, bulk, saving }: PeopleList): object {
  const filters = filtersOf(fields);
  const selecting = bulk ? 'some' : textOf(fields, 'select');
  const picked = pickedIn(facts, selecting, bulk);
  const select = selecting ? { select: selecting } : {};
  const list = { facts, filters };
  const withSelect = (how: string): string => urls.path(listPath(filters, { select: how }));
  return {
    lead: leadOf(voice, facts.count),
    nobody: facts.count === 0,
    query: filters.q,
    ...understoodIn(voice, facts, filters.q ?? ''),
    filters: filterForm(voice, list),
    chips: quickChips(voice, urls, list),
    active: activeChips(voice, urls, list),
    ...savedView(urls, { ...list, isSaving: saving !== undefined }),
    saving: saving ?? null,
    rows: facts.items.map((contact, place) => ({
      ...rowOf(voice, contact, facts),
      picked: picked.includes(contact.id),
      // of the rows that "more" brings, the first is where one reads on
      next: place === 0 && textOf(fields, 'cursor') !== null,
    })),
    selecting: selecting && bulkView(voice, { facts, filters, bulk }),
    selectSome: withSelect('some'),
    selectAll: withSelect('all'),
    selectNone: urls.path(listPath(filters)),
    more: facts.nextCursor && urls.path(listPath(filters, { ...select, cursor: facts.nextCursor })),
    none: filters.q ? voice.say('people.none-found', { term: filters.q }) : voice.say('people.none-filtered'),
  };
}

/** Who is ticked: those that were, or all on this page. */
function pickedIn(facts: PeopleFacts, selecting: string | null, bulk: BulkForm | undefined): readonly string[] {
  if (bulk) return textsOf(bulk.fields, 'ids');
  return selecting === 'all' ? facts.items.map(({ id }) => id) : [];
}

/** "nicht seit 2023" is said back as the day it was taken for; a word that nobody has, as a question. */
function understoodIn(voice: Voice, { understood }: PeopleFacts, term: string): object {
  const since = understood.notContactedSince;
  return {
    understood: since && voice.say('people.understood', { day: voice.fullDay(since) }),
    meant: understood.spellings.length > 0 ? voice.say('people.meant', { term }) : null,
  };
}

/** Counting everybody would take longer the more they are, so beyond a number it only says "more than". */
function leadOf(voice: Voice, count: number): string {
  return count > KNOWN_AT_MOST
    ? voice.say('people.lead-many', { count: KNOWN_AT_MOST })
    : voice.say('people.lead', { count });
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
    coming: nextOf(voice, contact),
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
