import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { newId } from '../../src/common/ids.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import type { UpdateContact } from '../../src/contacts/contacts.input.js';
import { Relation } from '../../src/contacts/relations/relation.entity.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { mergeChoices } from '../../src/people/merge/domain/merge-choices.js';
import { inOrder } from '../../src/contacts/domain/pair.js';
import { DuplicatesService } from '../../src/people/duplicates/duplicates.service.js';
import { SuggestionActions } from '../../src/reactivation/suggestion-actions.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { idsOf, MergeWorld } from './merge-world.js';
import { OutreachWorld } from './outreach-world.js';

const RUNS = 12;
const made = new Date('2026-11-02T08:00:00.000Z');

/** What may hang on a person; some of it shared with the other one or with a third. */
interface Things {
  readonly fields: UpdateContact;
  readonly talks: readonly string[];
  readonly attempt: 'none' | 'draft' | 'sent' | 'no' | 'please-dont';
  readonly reminders: number;
  readonly meetsThird: boolean;
  readonly later: boolean;
  readonly dismissedThird: boolean;
  readonly colleagueOfThird: boolean;
  readonly introducedThird: boolean;
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
const word = fc.constantFrom('Radio', 'Theater', 'Köln', 'Bonn');
const addresses = fc.uniqueArray(fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example'), { maxLength: 3 });
const things: fc.Arbitrary<Things> = fc.record({
  fields: fc.record({
    ...{ familyName: word, organisation: maybe(word), role: maybe(word), city: maybe(word), notes: maybe(word) },
    ...{
      likes: maybe(word),
      gender: maybe(fc.constantFrom('f' as const, 'm' as const)),
      gotOnWell: maybe(fc.nat(4).map((n) => n + 1)),
    },
    birthday: maybe(fc.constantFrom({ year: 1990, month: 2, day: 3 }, { month: 5, day: 6 })),
    cadence: maybe(fc.constantFrom(14, 'none' as const)),
    emails: addresses.map((all) => all.map((value, index) => ({ value, preferred: index === 1 }))),
    tags: fc.uniqueArray(fc.constantFrom('Radio', 'Uni', 'Chor'), { maxLength: 3 }),
    history: fc.array(fc.record({ organisation: word, to: fc.constantFrom('2019', '2021') }), { maxLength: 2 }),
    neverSuggest: fc.boolean(),
  }),
  talks: fc.array(fc.constantFrom('2025-01-01', '2026-02-02', '2026-11-01'), { maxLength: 3 }),
  attempt: fc.constantFrom('none', 'draft', 'sent', 'no', 'please-dont'),
  reminders: fc.nat(2),
  ...{ meetsThird: fc.boolean(), later: fc.boolean(), dismissedThird: fc.boolean() },
  ...{ colleagueOfThird: fc.boolean(), introducedThird: fc.boolean() },
});
const choice = fc.constantFrom(...mergeChoices);
const oneOf = fc.constantFrom('keep', 'take');
const choices = fc.record(
  {
    familyName: oneOf,
    city: choice,
    organisation: choice,
    notes: choice,
    emails: choice,
    tags: choice,
    history: choice,
    gender: oneOf,
    relations: choice,
  },
  { requiredKeys: [] },
);

describe.each(engines)('any two people, on %s', (engine) => {
  let world: OutreachWorld;
  let merging: MergeWorld;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    merging = new MergeWorld(world);
  });
  afterAll(() => world.close());

  async function hang(account: Account, [person, third]: readonly [Contact, Contact], all: Things): Promise<void> {
    const { app } = world;
    await app.get(SaveContactService).update(account.id, person.id, all.fields);
    for (const on of all.talks) await app.get(InteractionsService).log(account, person.id, { on, channel: 'call' });
    for (let left = all.reminders; left > 0; left -= 1) {
      await app.get(RemindersService).create(account, { dueOn: '2026-12-01', contactId: person.id });
    }
    await write(account, person, all.attempt);
    if (all.meetsThird) {
      const time = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z', timeZone: 'Europe/Berlin' };
      await app.get(MeetingsService).create(account, { ...time, contactIds: [person.id, third.id] });
    }
    if (all.later) await app.get(SuggestionActions).later(account, person.id, '2026-12-24');
    if (all.dismissedThird) {
      await app.get(DuplicatesService).dismiss(account.id, { oneId: person.id, otherId: third.id });
    }
    if (all.colleagueOfThird) await stored(app.unitOfWork, colleagues(account, person, third));
    if (all.introducedThird) {
      await app.get(SaveContactService).update(account.id, third.id, { introducedById: person.id });
    }
    await merging.record(account, person);
  }

  async function write(account: Account, person: Contact, attempt: Things['attempt']): Promise<void> {
    if (attempt === 'none') return;
    if (attempt === 'draft') return void (await world.draft(account, person));
    const sent = await world.sent(account, person);
    if (attempt !== 'sent') await world.outcome(account, sent, { outcome: attempt });
  }

  it('keep everything in a merge exactly once, and are the same two people after taking it back', async () => {
    await fc.assert(
      fc.asyncProperty(things, things, choices, async (ofOne, ofOther, fields) => {
        world.goTo('2026-11-23');
        const account = await world.account();
        const third = await world.contact(account);
        const [one, other] = [await world.contact(account), await world.contact(account)];
        await hang(account, [one, third], ofOne);
        await hang(account, [other, third], ofOther);
        if (ofOne.dismissedThird) await stored(world.app.unitOfWork, colleagues(account, one, other));
        const before = [await merging.canonical(account, one), await merging.canonical(account, other)] as const;
        const thirdBefore = await merging.canonical(account, third);

        const act = await merging.merge(account, one, other, fields);
        const merged = await merging.canonical(account, one);
        const { contact_points: ___, changes: ____, ...expected } = idsOf(...before);
        const { contact_points: _, changes, ...found } = idsOf(merged);
        expect(found).toEqual(expected);
        expect(changes).toHaveLength((____ ?? []).length + 1); // and the merge itself
        if (fields.tags === undefined || fields.tags === 'both') {
          expect(merged.tags).toEqual([...new Set(before.flatMap(({ tags }) => tags))].sort());
        }

        await merging.undo(account, act);
        const after = [await merging.canonical(account, one), await merging.canonical(account, other)] as const;
        const told = (after[0].hanging['changes'] ?? []).filter((row) => (row as { kind: string }).kind !== 'merged');
        expect({ ...after[0], hanging: { ...after[0].hanging, changes: told } }).toEqual(before[0]);
        expect(after[1]).toEqual(before[1]);
        expect(await merging.canonical(account, third)).toEqual(thirdBefore);
      }),
      { numRuns: RUNS },
    );
  }, 180_000);
});

function colleagues(account: Account, one: Contact, other: Contact): Relation {
  const pair = inOrder(one.id, other.id);
  const relation = {
    id: newId(made),
    accountId: account.id,
    kind: 'colleague',
    createdAt: made.toISOString(),
  } as const;
  return Object.assign(new Relation(), { ...relation, ...pair });
}
