import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { addDays, type LocalDate, mondayOf } from '../../src/common/local-date.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { easeGroupOf, rankColumns } from '../../src/contacts/domain/rank-columns.js';
import { layers, rungs } from '../../src/contacts/domain/words.js';
import { hindrances } from '../../src/reactivation/domain/candidacy.js';
import { type Candidate, candidateOf } from '../../src/reactivation/domain/candidate.js';
import { standing } from '../../src/reactivation/domain/dormancy.js';
import { fillPlaces } from '../../src/reactivation/domain/ladder.js';
import { WeekService } from '../../src/reactivation/week.service.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { openWorld, type World } from './reactivation-world.js';

const today = '2026-11-26';
const monday = mondayOf(today);
const runs = { sqlite: { cases: 40, people: 300 }, postgres: { cases: 6, people: 120 } };

const daysAgo = (max: number): fc.Arbitrary<LocalDate> => fc.nat(max).map((days) => addDays(today, -days));
const pastDay = fc.oneof(daysAgo(60), daysAgo(800), daysAgo(1300), daysAgo(4000));
const mostly = <T>(usual: T, ...rare: T[]): fc.Arbitrary<T> => fc.constantFrom(...Array<T>(6).fill(usual), ...rare);

/** The static facts: a case has few kinds of people, so that many share a group. */
const kind = fc.record({
  layer: fc.constantFrom(...layers),
  cadence: mostly<Contact['cadence']>(null, 'none', 7, 1200),
  form: fc.constantFrom(null, 'sie' as const),
  metInPerson: fc.constantFrom(null, true),
  gotOnWell: fc.constantFrom(null, 5),
  higherStatus: fc.constantFrom(null, true),
  tension: fc.constantFrom(null, true),
  lastNo: fc.constantFrom(false, false, true),
  feltRung: fc.constantFrom(null, null, ...rungs),
});

/** Which of the case's few days was the last contact: many share one. Ties are where an index goes wrong. */
const when = fc.record({
  day: fc.nat(7),
  known: fc.constantFrom('lastInteractionOn', 'lastInteractionOn', 'roughlyLastOn', 'connectedOn', 'nothing'),
  stationEndOn: fc.constantFrom(null, '2025-11-23', '2026-11-23', '2026-11-24', '2027-03-31', '2022-08-31'),
  neverSuggest: mostly(false, true),
  laterUntilOn: mostly<LocalDate | null>(null, today, addDays(today, 1)),
  comebackOn: mostly<LocalDate | null>(null, today, addDays(today, 1)),
  waitsUntilOn: mostly<LocalDate | null>(null, addDays(today, 5)),
  lastInMindOn: mostly<LocalDate | null>(null, addDays(today, -13), addDays(today, -14)),
});

const crowdOf = (size: fc.ArrayConstraints) =>
  fc
    .tuple(
      fc.oneof(fc.array(kind, { minLength: 1, maxLength: 2 }), fc.array(kind, { minLength: 12, maxLength: 12 })),
      fc.array(pastDay, { minLength: 8, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(11), when), size),
    )
    .map(([kinds, days, persons]) =>
      persons.map(([chosen, { day, known, ...gates }]) => ({
        ...kinds[chosen % kinds.length],
        ...gates,
        ...(known === 'nothing' ? {} : { [known]: days[day] }),
      })),
    );

const week = fc.record({
  pace: fc.integer({ min: 1, max: 10 }),
  industry: fc.constantFrom('digital' as const, 'not-digital' as const),
  more: fc.nat(2),
  sentEver: fc.constantFrom(0, 3),
  sentDaysAgo: fc.constantFrom(10, 60),
  rung: fc.constantFrom(null, null, ...rungs),
  swaps: fc.nat(4),
  written: fc.nat(2),
});

type Plan = typeof week extends fc.Arbitrary<infer T> ? T : never;

interface Known {
  readonly contact: Contact;
  readonly stationEndOn: LocalDate | null;
}

describe.each(engines)('the ladder out of the index on %s', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine);
    world.goTo(today);
  });
  afterAll(() => world.close());

  it('is exactly what ranking everyone in memory gives', async () => {
    const { cases, people } = runs[engine];
    const crowd = fc.oneof(
      crowdOf({ minLength: 1, maxLength: 8 }),
      crowdOf({ minLength: people / 2, maxLength: people }),
    );
    await fc.assert(
      fc.asyncProperty(crowd, week, async (persons, plan) => {
        const account = anAccount({ pace: plan.pace, industry: plan.industry });
        const known = persons.map(({ stationEndOn, ...fields }) => ranked(account, fields, stationEndOn));
        await stored(world.unitOfWork, account, ...known.map(({ contact }) => contact));
        await act(account, known, plan);
        const ladder = await world.look(account);
        const found = ladder.items.map(({ contact, ease, value, rung, warmUp, bonus, place }) => {
          return { contactId: contact.id, ease, value, rung, warmUp, bonus, place };
        });
        const expected = await inMemory(account, known);
        expect(found).toEqual(expected.map(({ silentDays: _, ...place }) => place));
      }),
      { numRuns: cases, endOnFailure: true }, // shrinking hundreds of rows takes minutes
    );
  }, 120_000);

  /** Random events: sent long ago or lately, one more, another rung, swaps and messages. */
  async function act(account: Account, known: readonly Known[], plan: Plan): Promise<void> {
    const [first] = known;
    for (let sent = 0; first && sent < plan.sentEver; sent += 1) {
      await world.send(first.contact, addDays(today, -plan.sentDaysAgo));
    }
    for (let more = 0; more < plan.more; more += 1) await world.actions.more(account);
    await world.actions.chooseRung(account, plan.rung);
    for (let swap = 0; swap < plan.swaps; swap += 1) {
      const [top] = (await world.look(account)).items;
      if (top) await world.actions.swap(account, top.contact.id);
    }
    const shown = (await world.show(account)).items;
    for (const { contact } of shown.slice(0, plan.written)) await world.send(contact, today);
  }

  /** The same rules over everyone, without the columns that the index is made of. */
  async function inMemory(account: Account, known: readonly Known[]) {
    const days = { today, monday };
    const { plan, used, swapped, resting } = await world.get(WeekService).load(account, days);
    const excluded = new Set([...used, ...swapped, ...resting]);
    const others = known.filter(({ contact }) => !excluded.has(contact.id));
    const scored = (some: readonly Known[]): Candidate[] => some.map((one) => scoreOf(one, account));
    const candidates = others.filter(({ contact }) => hindrances(contact, days).length === 0);
    return fillPlaces(plan, scored(candidates), scored(others.filter(({ contact }) => isFriend(contact))));
  }
});

function ranked(account: Account, fields: Partial<Contact>, stationEndOn: LocalDate | null): Known {
  const contact = aContact(account, fields);
  const inputs = { ...contact, effectiveCadence: contact.effectiveCadenceDays ?? ('none' as const), stationEndOn };
  return { contact: Object.assign(contact, rankColumns(inputs)), stationEndOn };
}

function scoreOf({ contact, stationEndOn }: Known, account: Account): Candidate {
  const group = easeGroupOf({ ...contact, effectiveCadence: 'none' });
  const silentSinceOn = contact.lastInteractionOn ?? contact.roughlyLastOn ?? contact.connectedOn ?? stationEndOn;
  return candidateOf({ contactId: contact.id, group, silentSinceOn }, monday, account.industry);
}

function isFriend(contact: Contact): boolean {
  const gates = hindrances(contact, { today, monday }).map(({ code }) => code);
  const { state } = standing(contact, monday);
  const open = gates.every((code) => code === 'still-fresh' || code === 'no-cadence');
  return open && (contact.layer === 'inner' || contact.layer === 'warm') && (state === 'fresh' || state === 'quiet');
}
