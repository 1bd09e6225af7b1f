import type { Account } from '../../accounts/account.entity.js';
import type { Voice } from '../../common/voice/voice.js';
import { partOfDay } from '../../common/part-of-day.js';
import { rungs } from '../../contacts/domain/words.js';
import type { PlacedSuggestion, TodayFacts } from '../readers/today.reader.js';
import type { WordsOfToday } from '../readers/today-words.reader.js';
import type { Trip } from '../../trips/trip.entity.js';
import type { Station } from '../../stations/station.entity.js';
import { firstMailWords, troubleView } from './delivery.view.js';
import { pushTroublesView } from './calendar-account.view.js';
import { answersView } from './answers.view.js';
import { meetingAnswersView } from './invitations.view.js';
import { easeOf, lastOf, nameOf, postmarkOf, whoOf, workOf } from './person-words.view.js';
import { stillView } from './today-still.view.js';
import { followUpsOf, meetingsOf, todosOf } from './today-lines.view.js';
import { weeksWords } from './insights.view.js';
import { tripHint } from '../../in-town/trip-hint.js';
import { explained, reasonLines } from './why.view.js';

interface TodayAsked {
  readonly words: WordsOfToday;
  readonly facts: TodayFacts;
  readonly account: Account;
  readonly hour: number;
}

export function todayView(voice: Voice, asked: TodayAsked): object {
  const { facts, words } = asked;
  const suggestions = facts.lines.flatMap((line) => (line.kind === 'suggestion' ? [line.suggestion] : []));
  const [first, ...others] = suggestions.map((suggestion) => cardOf(voice, suggestion, asked));
  const still = first ? null : stillView(voice, facts);
  return {
    date: voice.today,
    dateWords: voice.day(voice.today),
    title: still?.heading ?? greetingOf(voice, asked),
    lead: still ? still.lead : leadOf(voice, facts, suggestions),
    first: first && { ...first, opening: words.opening },
    others,
    still: still?.sheet,
    firstMail: firstMailWords(voice, asked.account),
    nobody: !facts.hasPeople,
    weeks: words.weeks.thisWeek ? weeksWords(voice, words.weeks) : null,
    offersAttitude: words.offersAttitude,
    trouble: troubleView(voice, words.deliveryTrouble),
    calendarTroubles: pushTroublesView(voice, words.pushTroubles),
    answers: answersView(voice, words.answers),
    meetingAnswers: meetingAnswersView(voice, words.meetingAnswers),
    todos: todosOf(voice, facts),
    meetings: meetingsOf(voice, facts),
    followUps: followUpsOf(voice, facts),
    rungs: !facts.hasPeople || facts.ladder.pausedUntil ? null : rungChoice(voice, facts),
  };
}

/** A suggestion as the open card or folded into the list. */
function cardOf(voice: Voice, suggestion: PlacedSuggestion, { facts, words }: TodayAsked): object {
  const { contact, rung, reasons, terms, standing } = suggestion;
  const station = stationOf(suggestion, facts);
  return {
    id: contact.id,
    name: nameOf(voice, contact),
    who: whoOf(voice, contact, station),
    short: [workOf(contact) ?? station?.organisation, lastOf(voice, contact, standing)].filter(Boolean).join(' · '),
    ease: easeOf(voice, rung),
    postmark: postmarkOf(voice, station),
    reasons: withTrip(voice, reasonLines(voice, reasons), words.trips.get(contact.id)),
    how: explained(voice, terms),
    tomorrow: voice.tomorrow(),
  };
}

/** Being in town is the best reason there is, so it takes the place of the second one: a card has two. */
function withTrip<Line>(voice: Voice, lines: readonly Line[], trip: Trip | undefined): (Line | object)[] {
  return trip ? [...lines.slice(0, 1), { icon: 'train-front', text: tripHint(voice, trip) }] : [...lines];
}

function stationOf({ contact }: PlacedSuggestion, { stations }: TodayFacts): Station | null {
  return contact.stationId ? (stations.get(contact.stationId) ?? null) : null;
}

function greetingOf(voice: Voice, { account, hour }: TodayAsked): string {
  const [first = ''] = account.name.trim().split(/\s+/);
  return voice.say(`today.${partOfDay(hour)}`, { name: first });
}

function leadOf(voice: Voice, { ladder }: TodayFacts, suggestions: readonly PlacedSuggestion[]): string {
  if (ladder.afterBreak) return voice.say('today.lead-back');
  return voice.say('today.lead', { count: suggestions.length });
}

function rungChoice(voice: Voice, { ladder }: TodayFacts): object[] {
  const any = { value: 'any', label: voice.say('today.rung.any'), chosen: ladder.chosenRung === null };
  return [
    any,
    ...rungs.map((rung) => ({
      value: rung,
      label: voice.say(`today.rung.${rung}`),
      chosen: ladder.chosenRung === rung,
      icon: easeOf(voice, rung).icon,
    })),
  ];
}
