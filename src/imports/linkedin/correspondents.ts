import type { LocalDate } from '../../common/local-date.js';
import { searchKey } from '../../contacts/domain/name-key.js';
import { type Conversation, mostParticipants, nameOnlyKey, type Participant } from './conversations.js';

/** How often somebody wrote, and when last. */
export interface Written {
  readonly count: number;
  readonly lastAt: string;
  readonly lastOn: LocalDate | null;
}

/** Somebody with whom messages were exchanged. */
export interface Correspondent {
  readonly url: string | null;
  readonly name: string | null;
  readonly theirs: Written;
  /** My messages to them; where nobody knows who I am, those of all others. */
  readonly mine: Written;
  /** It could not be found out who of those who write is the owner of the file. */
  readonly perhapsMe: boolean;
}

/** Two threads with different people show who is in both. Source: imports.md, 5.1. */
const LEAST_CONVERSATIONS = 2;
const NOTHING: Written = { count: 0, lastAt: '', lastOn: null };

/**
 * The people of all conversations, each once, in the order of the file. The owner is who takes part in the most
 * conversations, at least two and more than anybody else; in a single conversation, or several with one and the same
 * person, whoever alone bears the name `ownName`, else nobody can tell, and each side is `perhapsMe`. Larger groups tell nothing about two people. Never throws.
 *
 * @example correspondents(conversations, 'Jana Wehrmann')[0] // { name: 'Greta Beispiel', theirs: { count: 3, ... }, mine: { count: 2, ... }, ... }
 */
export function correspondents(conversations: Iterable<Conversation>, ownName = ''): Correspondent[] {
  const remembered = [...conversations];
  const keyOf = profileKeys(remembered);
  const all = remembered.map((conversation) => people(conversation, keyOf));
  const me = owner(all) ?? namesake(all, ownName);
  const found = new Map<string, Correspondent>();
  for (const members of all) {
    if (members.size > mostParticipants) continue;
    for (const [key, member] of members) {
      if (key === me) continue;
      const others = [...members].filter(([other]) => (me === null ? other !== key : other === me));
      const known = found.get(key) ?? { url: null, name: null, theirs: NOTHING, mine: NOTHING, perhapsMe: me === null };
      found.set(
        key,
        joined(
          known,
          member,
          others.map(([, other]) => other),
        ),
      );
    }
  }
  return [...found.values()].filter(({ theirs, mine }) => theirs.count + mine.count > 0);
}

type KeyOf = (participant: Participant) => string;
type Member = Pick<Correspondent, 'url' | 'name' | 'theirs'>;
type Members = ReadonlyMap<string, Member>;

/** A name without an address is the profile of that name, if there is only one such. */
function profileKeys(all: readonly Conversation[]): KeyOf {
  const profiles = new Map<string, string | null>();
  for (const { key, url, name } of everybody(all)) {
    if (url === null || name === null) continue;
    const byName = nameOnlyKey(name);
    const known = profiles.get(byName);
    profiles.set(byName, known === undefined || known === key ? key : null);
  }
  return ({ key, url }) => (url === null ? (profiles.get(key) ?? key) : key);
}

/** Each once, though they stand there by name as a recipient and by address as a sender. */
function people(conversation: Conversation, keyOf: KeyOf): Members {
  const members = new Map<string, Member>();
  for (const participant of conversation.values()) {
    const key = keyOf(participant);
    const known = members.get(key) ?? { url: null, name: null, theirs: NOTHING };
    const written = { count: participant.written, lastAt: participant.lastAt, lastOn: participant.lastOn };
    members.set(key, {
      url: known.url ?? participant.url,
      name: known.name ?? participant.name,
      theirs: sum(known.theirs, written),
    });
  }
  return members;
}

function* everybody(all: readonly Conversation[]): Generator<Participant> {
  for (const conversation of all) yield* conversation.values();
}

function owner(all: readonly Members[]): string | null {
  const conversationsOf = new Map<string, number>();
  for (const members of all) {
    for (const key of members.keys()) conversationsOf.set(key, (conversationsOf.get(key) ?? 0) + 1);
  }
  let first: string | null = null;
  let most = LEAST_CONVERSATIONS - 1;
  for (const [key, count] of conversationsOf) {
    if (count === most) first = null;
    if (count > most) [first, most] = [key, count];
  }
  return first;
}

/** Two of the same name are no answer. */
function namesake(all: readonly Members[], ownName: string): string | null {
  const own = searchKey(ownName);
  const bearers = new Set<string>();
  for (const members of all) {
    for (const [key, { name }] of members) if (own !== '' && searchKey(name ?? '') === own) bearers.add(key);
  }
  const [only] = bearers;
  return bearers.size === 1 ? (only ?? null) : null;
}

function joined(known: Correspondent, member: Member, others: readonly Member[]): Correspondent {
  return {
    url: known.url ?? member.url,
    name: known.name ?? member.name,
    theirs: sum(known.theirs, member.theirs),
    mine: others.map(({ theirs }) => theirs).reduce(sum, known.mine),
    perhapsMe: known.perhapsMe,
  };
}

function sum(one: Written, other: Written): Written {
  const { lastAt, lastOn } = other.lastAt > one.lastAt ? other : one;
  return { count: one.count + other.count, lastAt, lastOn };
}
