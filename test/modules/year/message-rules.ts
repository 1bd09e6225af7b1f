import { addDays, daysBetween, type LocalDate, weekdayOf } from '../../../src/common/local-date.js';
import type { Attempt } from '../../../src/outreach/attempt.entity.js';
import { byPerson, type Facts } from './facts.js';
import { followsUp, isNote, type WeekReading } from './reading.js';

export interface Stored {
  readonly facts: Facts;
  readonly week: WeekReading;
  /** The lines of the page Today, by the people they are about. */
  readonly lines: readonly { readonly kind: string; readonly ids: readonly string[] }[];
}

type Rule = (stored: Stored) => readonly string[];

const wrong = (isWrong: boolean, what: string): string[] => (isWrong ? [what] : []);
const comebackDays = { 'wrong-date': 14, 'too-busy': 60, unknown: 90, 'no-need-now': 180, silence: 90, third: 365 };
/** From Monday to Thursday there is a day within ±15 % of 14 days, but perhaps all of those are holidays. */
const holidayStretch = 14;
const daysMs = 86_400_000;

const each = <T>(all: readonly T[], rule: (one: T) => readonly string[]): string[] =>
  all.flatMap((one) => [...rule(one)]);

function isPaused({ facts }: Stored, id: string): boolean {
  const person = facts.people.find((one) => one.id === id);
  return person !== undefined && (person.neverSuggest || person.pleaseDont);
}

function inWindow(on: LocalDate, from: LocalDate, days: number, isHoliday: (day: LocalDate) => boolean): boolean {
  const distance = daysBetween(from, on);
  const [earliest, latest] = [Math.ceil(days * 0.85), Math.floor(days * 1.15)];
  if (weekdayOf(on) > 4 || isHoliday(on) || distance < earliest) return false;
  if (distance <= latest) return true;
  const between = Array.from({ length: latest - earliest + 1 }, (_, nth) => addDays(from, earliest + nth));
  return distance <= latest + holidayStretch && between.every((day) => weekdayOf(day) > 4 || isHoliday(day));
}

/** Sentences of product.md about messages, reminders, times and the mail, and what is against them: nothing ever. */
export const messageRules: Readonly<Record<string, Rule>> = {
  'the last contact is the latest interaction; a sent attempt sets lastInMindOn': ({ week }) =>
    each([...week.people.values()], ({ person, lastInMindOn, lastInteractionOn, cadence }) => [
      ...wrong(
        person.lastInteractionOn !== lastInteractionOn,
        `${person.id}: ${person.lastInteractionOn} is not ${lastInteractionOn}`,
      ),
      ...wrong(
        person.lastInMindOn !== lastInMindOn,
        `${person.id}: in mind ${person.lastInMindOn}, not ${lastInMindOn}`,
      ),
      ...wrong(
        (person.effectiveCadenceDays ?? 'none') !== cadence,
        `${person.id}: cadence ${person.effectiveCadenceDays}, not ${cadence}`,
      ),
    ]),

  'a future day is refused': ({ facts }) =>
    each(facts.interactions, ({ on, id }) => wrong(on > facts.today, `${id} lies ahead`)),

  'noes and silences in a row, and the comeback until the next attempt': ({ week }) =>
    each([...week.people.values()], ({ person, refusals, comebackOn }) => [
      ...wrong(person.refusalsInARow !== refusals, `${person.id}: ${person.refusalsInARow} refusals, not ${refusals}`),
      ...wrong(person.comebackOn !== comebackOn, `${person.id}: back ${person.comebackOn}, not ${comebackOn}`),
    ]),

  'notes close when sent, with no follow-up and no silence': ({ facts }) =>
    each(facts.attempts.filter(isNote), ({ id, sentOn, state, silentOn, followUpsSent, outcome }) =>
      wrong(
        sentOn !== null &&
          (state === 'drafted' || state === 'sent' || silentOn !== null || followUpsSent > 0 || outcome === 'silence'),
        `${id} is ${state}`,
      ),
    ),

  'sent: closed by silence 21 days after the last message': ({ facts }) =>
    each(
      facts.attempts.filter((one) => !isNote(one) && !followsUp(one) && one.state === 'sent'),
      (one) => [
        ...wrong(
          one.silentOn === null || one.silentOn <= facts.today,
          `${one.id} should be closed since ${one.silentOn}`,
        ),
        ...wrong(
          one.outcome === null && one.silentOn !== null && one.silentOn < addDays(one.lastMessageOn ?? '', 21),
          `${one.id} is silent on ${one.silentOn}, last message on ${one.lastMessageOn}`,
        ),
      ],
    ),

  'comeback wrong-date 14, too-busy 60, unknown 90, no-need-now 180, silence 90 days, ±15 %, Monday-Thursday, no holiday':
    ({ facts }) =>
      each(
        facts.attempts.filter(({ comebackOn }) => comebackOn !== null),
        (one) => {
          const why = one.outcome === 'silence' ? 'silence' : (one.reason ?? 'unknown');
          const from = one.outcomeOn ?? '';
          const fits = [comebackDays[why], comebackDays.third].some((days) =>
            inWindow(one.comebackOn ?? '', from, days, facts.isHoliday),
          );
          return wrong(
            !fits || !['no', 'silence'].includes(one.outcome ?? ''),
            `${one.id}: ${why} on ${from} comes back on ${one.comebackOn}`,
          );
        },
      ),

  'a no or silence has a comeback date, anything else has none': ({ facts }) =>
    // what comes of a follow-up is its request's, and so is the date
    each(
      facts.attempts.filter((one) => !followsUp(one)),
      ({ id, outcome, comebackOn }) =>
        wrong(
          (outcome === 'no' || outcome === 'silence') !== (comebackOn !== null),
          `${id}: ${outcome}, back ${comebackOn}`,
        ),
    ),

  'a second follow-up only after 21 days; a third never': ({ facts }) =>
    each(
      facts.attempts.filter((one) => !followsUp(one)),
      ({ id, followUpsSent }) => {
        const sent = facts.attempts.filter((one) => one.parentId === id && followsUp(one) && one.sentOn !== null);
        const days = sent.map(({ sentOn }) => sentOn ?? '').sort();
        const [first, second] = days;
        return [
          ...wrong(
            sent.length > 2 || sent.length !== followUpsSent,
            `${id}: ${sent.length} follow-ups, ${followUpsSent} counted`,
          ),
          ...wrong(
            first !== undefined && second !== undefined && daysBetween(first, second) < 21,
            `${id}: ${days.join()}`,
          ),
        ];
      },
    ),

  'a follow-up reminder stands only while its request waits for the first one, on a mail day': ({ facts }) =>
    each(
      facts.reminders.filter(({ kind, state }) => kind === 'follow-up' && state === 'open'),
      (reminder) => {
        const request = facts.attempts.find(({ id }) => id === reminder.attemptId);
        const waits = request?.state === 'sent' && request.followUpsSent === 0 && !isNote(request);
        return wrong(!waits, `${reminder.id}: its request is ${request?.state}`);
      },
    ),

  'please-dont and neverSuggest: no birthday, greeting or follow-up on Today': (stored) =>
    each(stored.lines, ({ kind, ids }) =>
      wrong(
        ['follow-up', 'birthday', 'suggestion'].includes(kind) && ids.some((id) => isPaused(stored, id)),
        `${kind} for ${ids.join()}`,
      ),
    ),

  'please-dont: paused until the user changes it': ({ facts }) =>
    each(
      facts.attempts.filter(({ outcome }) => outcome === 'please-dont'),
      ({ contactId }) =>
        wrong(facts.people.find(({ id }) => id === contactId)?.pleaseDont !== true, `${contactId} is not paused`),
    ),

  'one line per person per day': ({ lines }) => {
    const ids = lines.filter(({ kind }) => kind !== 'meeting').flatMap((line) => line.ids);
    return wrong(new Set(ids).size !== ids.length, `twice: ${ids.filter((id, nth) => ids.indexOf(id) !== nth).join()}`);
  },

  'one slot is offered to one person only': ({ facts }) => {
    const held = facts.slots.filter(({ releasedAt, endAt }) => releasedAt === null && endAt > facts.now);
    return each(held, (one) =>
      held
        .filter((other) => other.contactId !== one.contactId && other.startAt < one.endAt && one.startAt < other.endAt)
        .map((other) => `${one.startAt} is held for ${one.contactId} and ${other.contactId}`),
    );
  },

  'held while its draft or request is open, let go by a no, by silence, by 14 days without a touch': ({ facts }) => {
    const attempts = new Map(facts.attempts.map((one) => [one.id, one]));
    const held = facts.slots.filter(({ releasedAt, endAt }) => releasedAt === null && endAt > facts.now);
    return each(held, ({ attemptId, startAt }) => {
      const one = attempts.get(attemptId);
      const isOpen = one?.state === 'sent' || (one?.state === 'drafted' && isTouched(one, facts.now));
      return wrong(!isOpen, `${startAt} is held for ${attemptId}, which is ${one?.state}`);
    });
  },

  'the daily mail: once a day, on mail days only, not on quiet dates': ({ facts }) => {
    const { account, today, digests } = facts;
    const days = digests.filter(({ state }) => state === 'queued').map(({ localDay }) => localDay);
    const isWrongDay = !account.mailDays.includes(weekdayOf(today)) || account.quietDates.includes(today);
    return [
      ...wrong(new Set(days).size !== days.length, 'two mails on one day'),
      ...wrong(days.includes(today) && isWrongDay, `a mail on ${today}`),
    ];
  },

  'each suggestion is named in one mail': ({ facts }) => {
    const named = facts.events.filter(({ kind, weekOn }) => kind === 'named' && weekOn === facts.monday);
    const of = byPerson(named);
    return each([...new Set(named.flatMap(({ contactId }) => contactId ?? []))], (id) => {
      const days = new Set(of(id).map(({ on }) => on));
      return wrong(days.size > 1, `${id} was named on ${[...days].join()}`);
    });
  },
};

function isTouched({ updatedAt }: Attempt, now: string): boolean {
  return Date.parse(now) - Date.parse(updatedAt) <= 14 * daysMs;
}
