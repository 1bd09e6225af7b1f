import type { Account } from '../../accounts/account.entity.js';
import type { Voice } from '../../common/http/pages/voice.js';
import { partOfDay } from '../../common/part-of-day.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { rungs } from '../../contacts/domain/words.js';
import type { Opening } from '../readers/opening.reader.js';
import type { PlacedSuggestion, TodayFacts } from '../readers/today.reader.js';
import type { Station } from '../../stations/station.entity.js';
import { easeOf, lastOf, nameOf, postmarkOf, whoOf, workOf } from './person-words.view.js';
import { stillView } from './today-still.view.js';
import { followUpsOf, meetingsOf, todosOf } from './today-lines.view.js';
import { explained, reasonLines } from './why.view.js';

/** How a letter to somebody could begin. */
export type OpeningOf = (contact: Contact, station: Station | null) => Opening;

interface TodayAsked {
  readonly openingOf: OpeningOf;
  readonly facts: TodayFacts;
  readonly account: Account;
  readonly hour: number;
}

export function todayView(voice: Voice, asked: TodayAsked): object {
  const { facts } = asked;
  const suggestions = facts.lines.flatMap((line) => (line.kind === 'suggestion' ? [line.suggestion] : []));
  const [first, ...others] = suggestions.map((suggestion) => cardOf(voice, suggestion, facts));
  const [open] = suggestions;
  const still = first ? null : stillView(voice, facts);
  return {
    date: voice.today,
    dateWords: voice.day(voice.today),
    title: still?.heading ?? greetingOf(voice, asked),
    lead: still ? still.lead : leadOf(voice, facts, suggestions),
    first: first && open && { ...first, opening: asked.openingOf(open.contact, stationOf(open, facts)) },
    others,
    still: still?.sheet,
    nobody: !facts.hasPeople,
    todos: todosOf(voice, facts),
    meetings: meetingsOf(voice, facts),
    followUps: followUpsOf(voice, facts),
    rungs: !facts.hasPeople || facts.ladder.pausedUntil ? null : rungChoice(voice, facts),
  };
}

/** A suggestion as the open card or folded into the list. */
function cardOf(voice: Voice, suggestion: PlacedSuggestion, facts: TodayFacts): object {
  const { contact, rung, reasons, terms, standing } = suggestion;
  const station = stationOf(suggestion, facts);
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
