import type { Ladder, Suggestion } from '../../../src/reactivation/ladder.service.js';
import type { Facts } from './facts.js';
import { followsUp, type Reading, type WeekReading } from './reading.js';

/** Numbers that were added up in another order. */
const tiny = 1e-9;

export interface Seen {
  readonly facts: Facts;
  readonly week: WeekReading;
  readonly ladder: Ladder;
  /** Asked a second time at the same moment. */
  readonly again: Ladder;
}

type Rule = (seen: Seen) => readonly string[];

const wrong = (isWrong: boolean, what: string): string[] => (isWrong ? [what] : []);
const rungOf = (ease: number): string => (ease >= 0.55 ? 'easy' : ease >= 0.25 ? 'doable' : 'courage');
const better = (one: Reading, other: Reading): number =>
  other.ease - one.ease ||
  other.value - one.value ||
  one.silentDays - other.silentDays ||
  (one.person.id < other.person.id ? -1 : 1);

function freePlaces({ week }: Seen): number {
  return Math.max(0, week.places + week.more - week.used.size);
}

function open({ week }: Seen): Reading[] {
  const out = (id: string): boolean => week.used.has(id) || week.swapped.has(id) || week.resting.has(id);
  return [...week.people.values()].filter(({ person }) => !out(person.id));
}

function isPaused({ facts }: Seen): boolean {
  return facts.account.pauseUntil !== null && facts.account.pauseUntil > facts.today;
}

function plain({ ladder }: Seen): readonly Suggestion[] {
  return ladder.items.filter(({ warmUp, bonus }) => !warmUp && !bonus);
}

/** Sentences of product.md, and who on the ladder is against them: nobody ever. */
export const ladderRules: Readonly<Record<string, Rule>> = {
  'is a pure function: asked twice, the same': ({ ladder, again }) =>
    wrong(JSON.stringify(ladder) !== JSON.stringify(again), 'two ladders differ'),

  'each person once': ({ ladder }) => {
    const ids = ladder.items.map(({ contact }) => contact.id);
    return wrong(new Set(ids).size !== ids.length, 'somebody stands twice');
  },

  '`pace` places; "one more" adds a place; sent or logged this week uses up its place': (seen) => {
    const { ladder, week } = seen;
    const most = isPaused(seen) ? 0 : freePlaces(seen);
    return [
      ...wrong(ladder.items.length > most, `${ladder.items.length} of ${most} places`),
      ...wrong(ladder.placesUsed !== week.used.size, `${ladder.placesUsed} used, not ${week.used.size}`),
    ];
  },

  'the ladder is never empty while there is a candidate': (seen) => {
    const candidates = open(seen).filter(({ candidate }) => candidate);
    const expected = isPaused(seen) ? 0 : Math.min(freePlaces(seen), candidates.length);
    const chosen = seen.ladder.chosenRung;
    const onRung = candidates.filter(({ ease }) => rungOf(ease) === chosen);
    const least = chosen && onRung.length > 0 ? Math.min(expected, onRung.length) : expected;
    return wrong(seen.ladder.items.length < least, `${seen.ladder.items.length} of ${least} who could be there`);
  },

  'who is suggested is a candidate, or the friend to warm up with': (seen) =>
    seen.ladder.items.flatMap(({ contact, warmUp }) => {
      const one = seen.week.people.get(contact.id);
      return wrong(!one || !(one.candidate || (warmUp && one.friend)), `${contact.id} is no candidate`);
    }),

  'not before the comeback date, nor within 14 days, nor while a request waits': (seen) =>
    seen.ladder.items.flatMap(({ contact }) =>
      wrong(seen.week.people.get(contact.id)?.blocked ?? true, `${contact.id} is to be left in peace`),
    ),

  'not swapped this week, not resting, not used': (seen) => {
    const may = new Set(open(seen).map(({ person }) => person.id));
    return seen.ladder.items.flatMap(({ contact }) => wrong(!may.has(contact.id), `${contact.id} is out this week`));
  },

  'ease and value by the formula': (seen) =>
    seen.ladder.items.flatMap(({ contact, ease, value, rung }) => {
      const one = seen.week.people.get(contact.id);
      const off =
        !one || Math.abs(one.ease - ease) > tiny || Math.abs(one.value - value) > tiny || rung !== rungOf(ease);
      return wrong(off, `${contact.id}: ${ease}/${value}/${rung}, not ${one?.ease}/${one?.value}`);
    }),

  'every other place takes the highest ease there is, in the order': (seen) => {
    const taken = new Set(
      seen.ladder.items.filter((item) => item.warmUp || item.bonus).map(({ contact }) => contact.id),
    );
    const all = open(seen).filter(({ candidate, person }) => candidate && !taken.has(person.id));
    const onRung = all.filter(({ ease }) => rungOf(ease) === seen.ladder.chosenRung);
    const bonusOnRung = seen.ladder.items.some(({ bonus, rung }) => bonus && rung === seen.ladder.chosenRung);
    const pool = onRung.length > 0 || bonusOnRung ? onRung : all;
    const shown = plain(seen).map(({ contact }) => contact.id);
    const best = pool.sort(better).slice(0, shown.length);
    return wrong(
      JSON.stringify(best.map(({ person }) => person.id)) !== JSON.stringify(shown),
      `shown ${shown.join()}, best ${best.map(({ person }) => person.id).join()}`,
    );
  },

  'from pace 3 on the last one is the courage bonus, once 3 attempts were sent, once a week': (seen) => {
    const { ladder, week, facts } = seen;
    const bonuses = ladder.items.filter(({ bonus }) => bonus);
    const may = facts.account.pace >= 3 && week.sentEver >= 3 && !week.bonusUsed && !week.afterBreak;
    const [one] = bonuses;
    return [
      ...wrong(bonuses.length > (may ? 1 : 0), `${bonuses.length} bonuses`),
      ...wrong(one !== undefined && one !== ladder.items.at(-1), 'the bonus is not the last'),
      ...wrong(one !== undefined && one.rung !== 'courage', 'the bonus takes no courage'),
      ...(one ? moreValuable(seen, one) : []),
    ];
  },

  'at first use and after 30 days the first card is a current friend; after a break it is the only one': (seen) => {
    const { ladder, week } = seen;
    const cards = ladder.items.filter(({ warmUp }) => warmUp);
    const friends = open(seen).filter(({ friend }) => friend);
    const [card] = cards;
    return [
      ...wrong(ladder.items.length > 0 && cards.length !== (week.warmUp ? 1 : 0), `${cards.length} warm-up cards`),
      ...wrong(card !== undefined && card !== ladder.items[0], 'the warm-up is not the first'),
      ...wrong(
        card !== undefined && friends.length > 0 && card.contact.id !== friends.sort(better)[0]?.person.id,
        'not the easiest friend',
      ),
      ...wrong(week.afterBreak && ladder.items.length > 1 + week.more, 'more than one card after a break'),
    ];
  },

  'after three times no or silence in a row only a yearly greeting is suggested': (seen) =>
    seen.ladder.items.flatMap(({ contact, onlyGreeting, reasons }) => {
      const refused = (seen.week.people.get(contact.id)?.refusals ?? 0) >= 3;
      const says = reasons.some(({ code }) => code === 'greeting');
      return wrong(
        refused !== onlyGreeting || refused !== says,
        `${contact.id}: greeting ${onlyGreeting}, refused ${refused}`,
      );
    }),

  'a no creates a different angle without user action (R23)': (seen) =>
    seen.ladder.items.flatMap(({ contact, reasons, onlyGreeting }) => {
      const back = seen.week.people.get(contact.id)?.comebackOn;
      const comesBack = back !== null && back !== undefined && back <= seen.facts.today;
      const codes = reasons.map(({ code }) => code);
      const different = onlyGreeting || codes.some((code) => code.startsWith('angle-'));
      return [
        ...wrong(codes.length > 2, `${contact.id} has ${codes.length} reasons`),
        ...wrong(comesBack !== codes.includes('comeback'), `${contact.id}: comeback ${back}, said ${codes.join()}`),
        // whose no came to an older message has been written to differently since
        ...wrong(
          comesBack && !different && wasLast(seen, contact.id),
          `${contact.id} comes back with nothing different: ${codes.join()}`,
        ),
      ];
    }),
};

function moreValuable(seen: Seen, { contact }: Suggestion): string[] {
  const warmUp = seen.ladder.items.find((item) => item.warmUp)?.contact.id;
  const courage = open(seen).filter(
    ({ candidate, ease, person }) => candidate && rungOf(ease) === 'courage' && person.id !== warmUp,
  );
  const [best] = courage.sort((one, other) => other.value - one.value || better(one, other));
  return wrong(best?.person.id !== contact.id, `bonus ${contact.id}, most valuable ${best?.person.id}`);
}

/** Whether the message that somebody comes back from was the last one to them. */
function wasLast({ facts }: Seen, id: string): boolean {
  const sent = facts.attempts.filter((one) => one.contactId === id && one.sentOn !== null && !followsUp(one));
  const [last] = sent.sort((one, other) => ((one.sentAt ?? '') < (other.sentAt ?? '') ? 1 : -1));
  return last?.outcome === 'no' || last?.outcome === 'silence';
}
