import type { Account } from '../../accounts/account.entity.js';
import { type Fields, type FormProblem, textsOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { addDays } from '../../common/local-date.js';
import type { TripPerson } from '../../in-town/trip-people.service.js';
import type { TripFacts } from '../readers/trip.reader.js';
import { easeOf, lastOf, nameOf, workOf } from './person-words.view.js';
import { slotValue, tripTimes } from './trip-times.view.js';
import { placeName } from './trips.view.js';
import { tripDays, tripPostmark, tripTitle } from './trip-words.view.js';
import { notNowWords } from './why.view.js';

interface Asked {
  readonly facts: TripFacts;
  readonly account: Account;
  readonly fields?: Fields;
  readonly problem?: FormProblem;
}

/** Whom, when, and a draft for each. */
export function tripPage(voice: Voice, { facts, account, fields, problem }: Asked): Page {
  const { trip, people, times, place } = facts;
  const title = tripTitle(voice, trip);
  const chosen = chosenOf(facts, account, fields);
  const written = people.items.filter(({ message }) => message?.state === 'drafted').length;
  const view = {
    id: trip.id,
    title,
    city: trip.city,
    days: tripDays(voice, trip),
    lead: voice.say('trips.lead', { count: people.count }),
    postmark: tripPostmark(voice, trip),
    note: trip.note,
    meant:
      place.place && place.others.length > 0
        ? voice.say('trips.meant', { place: placeName(voice, place.place) })
        : null,
    unknown: place.place ? null : voice.say('trips.unknown', { city: trip.city }),
    over: trip.endsOn < voice.today,
    people: people.items.map((person) => personOf(voice, person, chosen.people)),
    more:
      people.count > people.items.length
        ? voice.say('trips.more', { count: people.count - people.items.length })
        : null,
    nobody: people.count === 0 ? nobodyOf(voice, facts) : null,
    drafts: written > 0 ? voice.say('trips.waiting', { count: written }) : null,
    ...tripTimes(voice, times, { chosen: chosen.slots }),
    from: times.from,
    later: times.to < trip.endsOn ? addDays(times.to, 1) : null,
    earlier: times.from > trip.startsOn && times.from > voice.today,
    problem,
  };
  return { name: 'trip', title, place: 'trips', view };
}

/** As sent; else as many of the easiest as one writes to in a week, and a time for each. */
function chosenOf(
  { people, times }: TripFacts,
  { pace }: Account,
  fields: Fields | undefined,
): { readonly people: readonly string[]; readonly slots: readonly string[] } {
  if (fields) return { people: textsOf(fields, 'person'), slots: textsOf(fields, 'slot') };
  const ticked = people.items.filter((person) => person.ticked).slice(0, Math.min(pace, times.proposed.length));
  return {
    people: ticked.map(({ contact }) => contact.id),
    slots: times.proposed.slice(0, ticked.length).map(slotValue),
  };
}

function personOf(voice: Voice, person: TripPerson, chosen: readonly string[]): object {
  const { contact, reason, standing, station, sure, notNow, message } = person;
  const where =
    reason.code === 'trip-near' ? voice.say('trips.near', reason.params) : (workOf(contact) ?? station?.organisation);
  const unsure = sure ? [] : [voice.say(`reason.${reason.code}`, reason.params)];
  return {
    id: contact.id,
    name: nameOf(voice, contact),
    ease: easeOf(voice, person.rung),
    meta: [where, lastOf(voice, contact, standing)].filter(Boolean).join(' · '),
    notes: [...unsure, ...(message ? [] : notNow.map((one) => notNowWords(voice, one)))],
    message: message && {
      id: message.id,
      words: voice.say(message.state === 'drafted' ? 'trips.drafted' : 'trips.written'),
    },
    isDraft: message?.state === 'drafted',
    tickable: person.tickable && message === null,
    chosen: chosen.includes(contact.id),
  };
}

function nobodyOf(voice: Voice, { trip, people }: TripFacts): object {
  const { nearest } = people;
  if (!nearest) return { text: voice.say('trips.nobody', { city: trip.city }) };
  const names = voice.list(nearest.people.map((contact) => nameOf(voice, contact)));
  return {
    text: voice.say('trips.nobody-but', { city: trip.city, near: nearest.city, km: nearest.km, names }),
    isNear: true,
  };
}
