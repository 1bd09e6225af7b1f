import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { standing } from '../../reactivation/domain/dormancy.js';
import type { PersonFacts } from '../readers/person.reader.js';
import { awaitsOutcome } from '../../outreach/domain/answer-seen.js';
import { attemptLine, waitsForUser } from './attempt-words.view.js';
import { logForm, type PersonForms } from './person-forms.view.js';
import { reminderForm } from './reminder-form.view.js';
import { birthdayForm, reminderStep } from './reminder-steps.view.js';
import { factsOf } from './person-facts.view.js';
import { easeOf, lastOf, nameOf, postmarkOf, whoOf } from './person-words.view.js';
import { relationsView } from './relations.view.js';
import { tripHint } from '../../in-town/trip-hint.js';
import { timelineView } from './timeline.view.js';
import { explained } from './why.view.js';

interface Urls {
  path(path: string): string;
}

export function personView(
  voice: Voice,
  urls: Urls,
  { facts, forms, candidates }: { facts: PersonFacts; forms: PersonForms; candidates: readonly Contact[] },
): { readonly name: string } {
  const { contact, explanation, history, station } = facts;
  const resting = contact.pleaseDont ? 'person.please-dont-note' : 'person.never-note';
  const view = {
    id: contact.id,
    name: nameOf(voice, contact),
    who: whoOf(voice, contact, station),
    ease: easeOf(voice, explanation.rung),
    standing: lastOf(voice, contact, standing({ ...contact, pleaseDont: false, neverSuggest: false }, voice.today)),
    postmark: postmarkOf(voice, station),
    neverSuggest: contact.neverSuggest,
    pleaseDont: contact.pleaseDont,
    resting: contact.pleaseDont || contact.neverSuggest ? voice.say(resting) : null,
    next: nextSteps(voice, urls, facts),
    waiting: history.attempts.filter(waitsForUser).map((attempt) => ({
      isThere: awaitsOutcome(attempt),
      id: attempt.id,
      sent: attemptLine(voice, attempt),
      back: `/people/${contact.id}`,
    })),
    log: logForm(voice, forms.log),
    promise: reminderForm(voice, { ...forms.promise }),
    birthday: birthdayForm(voice, facts, forms.birthday?.problem),
    timeline: timelineView(voice, urls, { contactId: contact.id, page: history.timeline }),
    facts: factsOf(voice, urls, facts),
    relations: { id: contact.id, ...relationsView(voice, { ties: facts.ties, sent: forms.relation, candidates }) },
    how: explained(voice, explanation.terms, explanation.notNow),
  };
  return view;
}

/** What was promised, a draft that waits, meetings to come, reminders: in the order in which they want something. */
function nextSteps(voice: Voice, urls: Urls, { history, trip }: PersonFacts): object[] {
  const drafts = history.attempts
    .filter(({ state }) => state === 'drafted')
    .map(({ id, subject }) => ({
      text: subject ? voice.say('person.next-draft', { subject }) : voice.say('person.next-draft-plain'),
      href: urls.path(`/compose/${id}`),
    }));
  const meetings = history.meetings
    .filter(({ state }) => state === 'agreed')
    .map(({ startAt, timeZone, place }) => {
      const when = `${voice.soon(voice.dayOf(startAt, timeZone))}, ${voice.time(startAt, timeZone)}`;
      return {
        text: voice.say(place ? 'person.next-meeting-at' : 'person.next-meeting', { when, place: place ?? '' }),
      };
    });
  const trips = trip ? [{ text: tripHint(voice, trip), href: urls.path(`/trips/${trip.id}`) }] : [];
  const stepsOf = (promised: boolean): object[] =>
    history.reminders
      .filter(({ kind }) => (kind === 'promise') === promised)
      .map((reminder) => reminderStep(voice, urls, reminder));
  return [...stepsOf(true), ...drafts, ...meetings, ...trips, ...stepsOf(false)];
}
