import { addDays, daysBetween, type LocalDate } from '../../../src/common/local-date.js';
import type { Contact } from '../../../src/contacts/contact.entity.js';
import type { Attempt } from '../../../src/outreach/attempt.entity.js';
import { byPerson, type Facts } from './facts.js';

/*
 * product.md, "The rules, exactly", read once more and written down without any function of the service: numbers and all.
 * It looks at everybody, where the service looks into an index.
 */

const notes = [
  ...[
    'just-hello',
    'congratulation',
    'share-offer',
    'thank-you',
    'thanks-to-introducer',
    'yearly-greeting',
    'birthday',
  ],
];
const usual = { inner: 30, warm: 90, known: 180, loose: 365 };
const bases = { inner: 1, warm: 0.75, known: 0.5, loose: 0.25 };
const news = { inner: 0.3, warm: 0.6, known: 1, loose: 0.7 };
const bands = { easy: [0.55, 1], doable: [0.25, 0.54], courage: [0, 0.24] } as const;

export const isNote = ({ situation }: Attempt): boolean => notes.includes(situation);
export const followsUp = ({ situation, parentId }: Attempt): boolean => situation === 'follow-up' && parentId !== null;
const latest = (days: readonly (string | null)[]): string | null =>
  days.reduce((a, b) => ((b ?? '') > (a ?? '') ? b : a), null);

export interface Reading {
  readonly person: Contact;
  readonly cadence: number | 'none';
  readonly lastContactOn: LocalDate | null;
  readonly lastInMindOn: LocalDate | null;
  readonly lastInteractionOn: LocalDate | null;
  readonly waits: boolean;
  readonly refusals: number;
  readonly comebackOn: LocalDate | null;
  readonly blocked: boolean;
  readonly candidate: boolean;
  readonly friend: boolean;
  readonly ease: number;
  readonly value: number;
  readonly silentDays: number;
}

export interface WeekReading {
  readonly people: ReadonlyMap<string, Reading>;
  readonly used: ReadonlySet<string>;
  readonly swapped: ReadonlySet<string>;
  readonly resting: ReadonlySet<string>;
  readonly more: number;
  readonly sentEver: number;
  readonly afterBreak: boolean;
  readonly warmUp: boolean;
  readonly places: number;
  readonly bonusUsed: boolean;
}

export function readRules(facts: Facts): WeekReading {
  const { monday, events, attempts, interactions } = facts;
  const living = facts.people.filter(({ deletedAt }) => deletedAt === null);
  const people = new Map(living.map((person) => [person.id, readPerson(facts, person)]));
  const ofWeek = events.filter(({ weekOn }) => weekOn === monday);
  const seen = ofWeek.filter(({ kind }) => kind === 'shown' || kind === 'named');
  const acts = [
    ...attempts.flatMap(({ contactId, markedOn: on }) => (on ? [{ contactId, on }] : [])),
    ...interactions.map(({ contactId, loggedOn: on }) => ({ contactId, on })),
  ];
  const actedThisWeek = new Set(acts.filter(({ on }) => on >= monday).map(({ contactId }) => contactId));
  const inTouch = (id: string): boolean => {
    const one = people.get(id);
    return one !== undefined && ((one.lastInteractionOn ?? '') >= monday || !one.candidate);
  };
  const used = new Set(
    seen.flatMap(({ contactId }) => contactId ?? []).filter((id) => actedThisWeek.has(id) && inTouch(id)),
  );
  const laters = events.filter(({ kind }) => kind === 'later').map(({ on }) => on);
  const lastAct = latest([...acts.map(({ on }) => on), ...laters].filter((on) => on < monday));
  const afterBreak = lastAct !== null && daysBetween(lastAct, monday) >= 30;
  const acted = actedThisWeek.size > 0 || laters.some((on) => on >= monday);
  const lastSeen = new Map(seen.sort(byTime).map(({ contactId, value }) => [contactId, value]));
  return {
    people,
    used,
    swapped: new Set(ofWeek.filter(({ kind }) => kind === 'swap').flatMap(({ contactId }) => contactId ?? [])),
    resting: restingIn(facts, acts),
    more: ofWeek.filter(({ kind }) => kind === 'more').length,
    sentEver: attempts.filter(({ sentOn }) => sentOn !== null).length,
    afterBreak,
    warmUp: lastAct === null ? !acted : afterBreak && used.size === 0,
    places: afterBreak ? 1 : facts.account.pace,
    bonusUsed: [...lastSeen].some(([id, value]) => value === 'bonus' && id !== null && used.has(id)),
  };
}

function byTime(one: { createdAt: string; id: string }, other: { createdAt: string; id: string }): number {
  return one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id) ? -1 : 1;
}

/** Shown in three weeks since the last act: the third of them begins four weeks of rest; then three more. */
function restingIn({ events, monday }: Facts, acts: readonly { contactId: string; on: LocalDate }[]): Set<string> {
  const ofPerson = byPerson(events);
  const actsOf = byPerson(acts);
  const ids = new Set(events.flatMap(({ contactId }) => contactId ?? []));
  return new Set(
    [...ids].filter((id) => {
      const said = ofPerson(id).filter(({ kind }) => kind === 'later' || kind === 'skip' || kind === 'swap');
      const lastAct = latest([...said, ...actsOf(id)].map(({ on }) => on)) ?? '';
      const shown = ofPerson(id).filter(({ kind }) => kind === 'shown' || kind === 'named');
      const weeks = [...new Set(shown.map(({ weekOn }) => weekOn))]
        .filter((week) => week < monday && week > lastAct)
        .sort();
      const last = weeks.at(-1);
      return last !== undefined && weeks.length % 3 === 0 && monday <= addDays(last, 28);
    }),
  );
}

function readPerson(facts: Facts, person: Contact): Reading {
  const { today, monday, account } = facts;
  const own = facts.attempts.filter(({ contactId, sentOn }) => contactId === person.id && sentOn !== null);
  const requests = own.filter((one) => !followsUp(one));
  const talks = facts.interactions.filter(({ contactId }) => contactId === person.id);
  const lastInteractionOn = latest(talks.map(({ on }) => on));
  const told = lastInteractionOn ?? person.roughlyLastOn;
  const lastContactOn = told ?? person.connectedOn;
  const lastInMindOn = latest(own.map(({ sentOn }) => sentOn));
  const waits = requests.some((one) => !isNote(one) && one.state === 'sent');
  const answeredUntil = latest(requests.map((one) => answerBlocksUntil(facts, one)));
  const ended = requests.filter(({ outcome }) => outcome !== null && outcome !== 'no-answer-yet').sort(byOutcome);
  const lastGood = ended.findLastIndex(({ outcome }) => outcome === 'yes' || outcome === 'talked');
  const refusals = ended.slice(lastGood + 1).filter(({ outcome }) => outcome === 'no' || outcome === 'silence').length;
  const last = ended.at(-1);
  const lastNo = last?.outcome === 'no' && (last.reason === 'no-need-now' || last.reason === 'unknown');
  const open = requests.filter((one) => one.comebackOn !== null && !own.some((other) => isAfter(other, one)));
  // after three refusals it is a greeting a year: counted from the last message, where no comeback date is open
  const comebackOn = latest(open.map((one) => one.comebackOn)) ?? (refusals >= 3 && !waits ? person.comebackOn : null);
  const cadence = cadenceOf(facts, person);
  const stationEnd = person.stationId ? (facts.stationEnds.get(person.stationId) ?? null) : null;
  const silentDays = silence(lastContactOn, stationEnd, monday);
  const paused = person.neverSuggest || person.pleaseDont;
  const blocked =
    paused ||
    waits ||
    [answeredUntil, person.laterUntilOn, comebackOn].some((day) => day !== null && day > today) ||
    (lastInMindOn !== null && daysBetween(lastInMindOn, today) < 14);
  const isQuiet = lastContactOn === null || (cadence !== 'none' && daysBetween(lastContactOn, monday) > cadence);
  const comesBack = comebackOn !== null && comebackOn <= today;
  const sinceContact = lastContactOn === null ? null : Math.max(0, daysBetween(lastContactOn, monday));
  const isCurrent =
    sinceContact !== null &&
    (cadence === 'none' || sinceContact <= cadence || (sinceContact <= 2 * cadence && sinceContact < 1095));
  return {
    ...{ person, cadence, lastContactOn, lastInMindOn, lastInteractionOn, waits, refusals, comebackOn, blocked },
    candidate: !blocked && (comesBack || (isQuiet && cadence !== 'none')),
    friend: !blocked && isCurrent && (person.layer === 'inner' || person.layer === 'warm'),
    ease: easeOf(person, { silentDays, assumed: told === null && lastContactOn !== null, lastNo }),
    value: valueOf(person, silentDays, account.industry),
    silentDays,
  };
}

/** "30 days later, or after the meeting, it blocks no more." */
function answerBlocksUntil({ meetings }: Facts, one: Attempt): LocalDate | null {
  if (one.state !== 'answered' || one.outcomeOn === null) return null;
  const meeting = meetings.find(({ attemptId, state }) => attemptId === one.id && state === 'agreed');
  return meeting ? addDays(meeting.startAt.slice(0, 10), 1) : addDays(one.outcomeOn, 30);
}

function isAfter(other: Attempt, ended: Attempt): boolean {
  if (other.id === ended.id) return false;
  const days = [other.sentOn ?? '', ended.outcomeOn ?? ''] as const;
  return days[0] === days[1] ? (other.sentAt ?? '') > (ended.outcomeAt ?? '') : days[0] > days[1];
}

function byOutcome(one: Attempt, other: Attempt): number {
  const key = ({ outcomeOn, outcomeAt, sentAt, id }: Attempt): string => [outcomeOn, outcomeAt, sentAt, id].join(' ');
  return key(one) < key(other) ? -1 : 1;
}

/** "The shortest of the contact's tags' cadences, else the layer's." */
function cadenceOf({ tagCadences, account }: Facts, person: Contact): number | 'none' {
  if (person.cadence !== null) return person.cadence;
  const ofTags = tagCadences.get(person.id) ?? [];
  const days = ofTags.filter((cadence) => cadence !== 'none');
  if (days.length > 0) return Math.min(...days);
  return ofTags.length > 0 ? 'none' : (account.cadences?.[person.layer] ?? usual[person.layer]);
}

function silence(lastContactOn: LocalDate | null, stationEnd: LocalDate | null, monday: LocalDate): number {
  if (lastContactOn !== null) return Math.max(0, daysBetween(lastContactOn, monday));
  return stationEnd !== null && stationEnd <= monday ? daysBetween(stationEnd, monday) : 365;
}

function easeOf(person: Contact, about: { silentDays: number; assumed: boolean; lastNo: boolean }): number {
  const base = bases[person.layer] * (about.assumed ? 0.5 : 1);
  let sum = base * 0.5 ** (about.silentDays / (365 * (1 + 2 * base)));
  if (person.metInPerson) sum += 0.1;
  if ((person.gotOnWell ?? 0) >= 4) sum += 0.1;
  if (person.form === 'sie') sum -= 0.1;
  if (person.higherStatus) sum -= 0.15;
  if (person.tension) sum -= 0.2;
  if (about.lastNo) sum -= 0.1;
  const [min, max] = person.feltRung ? bands[person.feltRung] : [0, 1];
  return Math.min(max, Math.max(min, sum));
}

function valueOf({ layer, higherStatus }: Contact, silentDays: number, industry: 'digital' | 'not-digital'): number {
  const flipped = { ...news, warm: news.known, known: news.warm };
  const ofLayer = (industry === 'digital' ? news : flipped)[layer];
  return 0.5 * Math.min(1, silentDays / 1095) + 0.5 * ofLayer + (higherStatus ? 0.1 : 0);
}
