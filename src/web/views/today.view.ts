import type { Account } from '../../accounts/account.entity.js';
import type { Voice } from '../../common/http/pages/voice.js';
import { rungs } from '../../contacts/domain/words.js';
import type { PlacedSuggestion, TodayFacts } from '../readers/today.reader.js';
import { easeOf, lastOf, nameOf, postmarkOf, whoOf, workOf } from './person-words.view.js';
import { stillView } from './today-still.view.js';
import { followUpsOf, meetingsOf, todosOf } from './today-lines.view.js';
import { explained, reasonLines } from './why.view.js';

/** Hours from which one no longer says good morning, or says good evening. */
const MORNING_ENDS = 11;
const EVENING_BEGINS = 18;

interface TodayAsked {
  readonly facts: TodayFacts;
  readonly account: Account;
  readonly hour: number;
}

export function todayView(voice: Voice, asked: TodayAsked): object {
  const { facts } = asked;
  const suggestions = facts.lines.flatMap((line) => (line.kind === 'suggestion' ? [line.suggestion] : []));
  const [first, ...others] = suggestions.map((suggestion) => cardOf(voice, suggestion, facts));
  const still = first ? null : stillView(voice, facts);
  return {
    date: voice.today,
    dateWords: voice.day(voice.today),
    title: still?.heading ?? greetingOf(voice, asked),
    lead: still ? still.lead : leadOf(voice, facts, suggestions),
    first,
    others,
    still: still?.sheet,
    nobody: facts.count === 0,
    todos: todosOf(voice, facts),
    meetings: meetingsOf(voice, facts),
    followUps: followUpsOf(voice, facts),
    rungs: facts.count === 0 || facts.ladder.pausedUntil ? null : rungChoice(voice, facts),
  };
}

/** A suggestion as the open card or folded into the list. */
function cardOf(voice: Voice, suggestion: PlacedSuggestion, facts: TodayFacts): object {
  const { contact, rung, reasons, terms, standing } = suggestion;
  const station = contact.stationId ? (facts.stations.get(contact.stationId) ?? null) : null;
  return {
    id: contact.id,
    name: nameOf(voice, contact),
    who: whoOf(voice, contact, station),
    short: [workOf(contact) ?? station?.organisation, lastOf(voice, contact, standing)].filter(Boolean).join(' · '),
    ease: easeOf(voice, rung),
    postmark: postmarkOf(voice, station),
    reasons: reasonLines(voice, reasons),
    how: explained(voice, terms),
    tomorrow: voice.tomorrow(),
  };
}

function greetingOf(voice: Voice, { account, hour }: TodayAsked): string {
  const part = hour < MORNING_ENDS ? 'morning' : hour < EVENING_BEGINS ? 'day' : 'evening';
  const [first = ''] = account.name.trim().split(/\s+/);
  return voice.say(`today.${part}`, { name: first });
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
