import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { PageOf } from '../../common/cursor.js';
import { addDays, daysBetween } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { keptForDays } from '../../people/kept-for.js';
import { nameOf, workOf } from './person-words.view.js';

interface TrashFacts {
  readonly people: PageOf<Contact>;
  readonly count: number;
}

export function trashView(voice: Voice, urls: { path(path: string): string }, { people, count }: TrashFacts): object {
  const { items, nextCursor } = people;
  return {
    lead: voice.say('trash.lead', { count }),
    rows: items.length > 0 ? items.map((contact) => rowOf(voice, contact)) : null,
    more: nextCursor && urls.path(`/people/trash?cursor=${encodeURIComponent(nextCursor)}`),
  };
}

function rowOf(voice: Voice, contact: Contact): object {
  const since = voice.dayOf(contact.deletedAt ?? contact.updatedAt);
  const days = Math.max(0, daysBetween(voice.today, addDays(since, keptForDays)));
  const meta = [voice.say('trash.since', { ago: voice.ago(since) }), voice.say('trash.left', { days })];
  return { id: contact.id, name: nameOf(voice, contact), work: workOf(contact), meta: meta.join(' · ') };
}

export function deletePage(voice: Voice, person: Contact): Page {
  const name = nameOf(voice, person);
  const title = voice.say('person.delete-title', { name });
  return { name: 'person-delete', title, place: 'people', view: { id: person.id, name, title } };
}

/** Somebody living goes back to their own page, somebody in the trash to the trash. */
export function purgePage(voice: Voice, person: Contact): Page {
  const name = nameOf(voice, person);
  const title = voice.say('trash.purge-title', { name });
  const back = person.deletedAt === null ? `/people/${person.id}` : '/people/trash';
  const backLabel = person.deletedAt === null ? name : voice.say('trash.title');
  const view = { id: person.id, name, title, back, backLabel, living: person.deletedAt === null };
  return { name: 'person-purge', title, place: 'people', view };
}

export function emptyPage(voice: Voice, count: number): Page {
  const title = voice.say('trash.empty-title');
  return {
    name: 'trash-empty',
    title,
    place: 'people',
    view: { title, count, lead: voice.say('trash.empty-lead', { count }) },
  };
}
