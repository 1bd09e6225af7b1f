import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { LayerCadences } from '../../src/accounts/domain/layer-cadences.js';
import { Log } from '../../src/common/log.js';
import { CadencesSchedule } from '../../src/contacts/cadences/cadences.schedule.js';
import { LayerCadencesService } from '../../src/contacts/cadences/layer-cadences.service.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { TagsService } from '../../src/contacts/tags/tags.service.js';
import { CircleService } from '../../src/reactivation/circle.service.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { openWorld, type World } from './reactivation-world.js';

type Rank = Pick<Contact, 'effectiveCadenceDays' | 'easeGroup' | 'quietOn'>;

describe.each(engines)('cadences per layer on %s', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world.close());

  async function anOwner(fields: Partial<Account> = {}): Promise<Account> {
    const account = anAccount(fields);
    await stored(world.unitOfWork, account);
    return account;
  }

  async function change(account: Account, cadences: LayerCadences | null): Promise<number> {
    await world.get(AccountsService).update(account.id, { cadences });
    return world.get(LayerCadencesService).settle(account.id);
  }

  async function rankOf({ accountId, id }: Contact): Promise<Rank> {
    const { effectiveCadenceDays, easeGroup, quietOn } = await world.get(ContactsService).find(accountId, id);
    return { effectiveCadenceDays, easeGroup, quietOn };
  }

  it("\"null = inherit: the shortest of the contact's tags' cadences, else the layer's\": a change reaches who inherits", async () => {
    const account = await anOwner();
    const friend = aContact(account, { layer: 'inner', roughlyLastOn: '2026-11-01' });
    const other = aContact(account, { layer: 'warm', roughlyLastOn: '2026-11-01' });
    const own = aContact(account, { layer: 'inner', cadence: 60, roughlyLastOn: '2026-11-01' });
    const tagged = aContact(account, { layer: 'inner', roughlyLastOn: '2026-11-01' });
    const unknown = aContact(account, { layer: 'inner' });
    const trashed = aContact(account, {
      layer: 'inner',
      roughlyLastOn: '2026-11-01',
      deletedAt: '2026-11-20T08:00:00.000Z',
    });
    await stored(world.unitOfWork, friend, other, own, tagged, unknown, trashed);
    const tag = await world.get(TagsService).create(account.id, { name: 'Chor', cadence: 45 });
    await world.get(SaveContactService).update(account.id, tagged.id, { tags: [tag.name] });
    const before = { own: await rankOf(own), tagged: await rankOf(tagged), other: await rankOf(other) };

    expect(await change(account, { inner: 14 })).toBe(3); // with the one in the trash, who may come back
    expect(await rankOf(friend)).toEqual({ effectiveCadenceDays: 14, easeGroup: 'inner.14.-.', quietOn: '2026-11-16' });
    expect(await rankOf(unknown)).toEqual({ effectiveCadenceDays: 14, easeGroup: 'inner.14.-.u', quietOn: null });
    expect({ own: await rankOf(own), tagged: await rankOf(tagged), other: await rankOf(other) }).toEqual(before);

    expect(await change(account, { inner: 'none' })).toBe(3);
    expect(await rankOf(friend)).toEqual({ effectiveCadenceDays: null, easeGroup: 'inner.none.-.', quietOn: null });
    expect(await change(account, null)).toBe(3);
    expect(await rankOf(friend)).toEqual({ effectiveCadenceDays: 30, easeGroup: 'inner.30.-.', quietOn: '2026-12-02' });
    expect(await change(account, null)).toBe(0);
  });

  it('gives what saving each of them anew gives', async () => {
    const account = await anOwner();
    const people = (['inner', 'warm', 'known', 'loose'] as const).flatMap((layer) => [
      aContact(account, { layer, lastInteractionOn: '2026-03-01', metInPerson: true }),
      aContact(account, { layer, connectedOn: '2024-02-29' }),
      aContact(account, { layer, feltRung: 'courage', neverSuggest: true }),
    ]);
    await stored(world.unitOfWork, ...people);
    await change(account, { inner: 7, warm: 3650, known: 'none', loose: 30 });
    for (const person of people) {
      const settled = await rankOf(person);
      await world.get(ContactsService).deriveAgain(account.id, [person.id]);
      expect(await rankOf(person)).toEqual(settled);
    }
  });

  it('whoever is written down, moved to another layer or edited later has the new ones', async () => {
    const account = await anOwner({ cadences: { known: 60, warm: 20 } });
    const person = await world.get(SaveContactService).create(account.id, { givenName: 'Ute' });
    expect(person).toMatchObject({ layer: 'known', effectiveCadenceDays: 60 });
    const moved = await world.get(SaveContactService).update(account.id, person.id, { layer: 'warm' });
    expect(moved.effectiveCadenceDays).toBe(20);
  });

  it('what a killed process left half done is brought to its end after the next start', async () => {
    const account = await anOwner();
    const friend = aContact(account, { layer: 'inner', roughlyLastOn: '2026-11-01' });
    await stored(world.unitOfWork, friend);
    await world.get(AccountsService).update(account.id, { cadences: { inner: 14 } });
    expect((await rankOf(friend)).effectiveCadenceDays).toBe(30);
    await world.get(CadencesSchedule).tick();
    expect((await rankOf(friend)).effectiveCadenceDays).toBe(14);
  });

  it('also when the next start comes weeks later', async () => {
    const account = await anOwner({ cadences: { inner: 14 }, updatedAt: '2026-11-01T08:00:00.000Z' });
    const friend = aContact(account, { layer: 'inner', roughlyLastOn: '2026-11-01' });
    await stored(world.unitOfWork, friend);
    const parts = [world.get(AccountsService), world.get(LayerCadencesService), world.clock, world.get(Log)] as const;
    await new CadencesSchedule(...parts).tick();
    expect((await rankOf(friend)).effectiveCadenceDays).toBe(14);
  });

  it('of very many people the first are worked out while somebody waits, the others by the tick', async () => {
    const account = await anOwner();
    const people = Array.from({ length: 201 }, (_, nth) =>
      aContact(account, { layer: 'inner', nameKey: String(nth).padStart(3, '0'), roughlyLastOn: '2026-11-01' }),
    );
    await stored(world.unitOfWork, ...people);
    await world.get(AccountsService).update(account.id, { cadences: { inner: 14 } });
    expect(await world.get(LayerCadencesService).settle(account.id, 200)).toBe(200);
    const last = people.at(-1) as Contact; // there are 201
    expect((await rankOf(last)).effectiveCadenceDays).toBe(30);
    await world.get(CadencesSchedule).tick();
    expect((await rankOf(last)).effectiveCadenceDays).toBe(14);
  });

  it('"layers that are not named stay as they are", of two who change different ones at once, too', async () => {
    const account = await anOwner();
    const accounts = world.get(AccountsService);
    await Promise.all([
      accounts.update(account.id, { cadences: { inner: 14 } }),
      accounts.update(account.id, { cadences: { loose: 'none' } }),
    ]);
    expect((await accounts.find(account.id)).cadences).toEqual({ inner: 14, loose: 'none' });
    await accounts.update(account.id, { cadences: { inner: null, loose: 365 } });
    expect((await accounts.find(account.id)).cadences).toBeNull();
  });

  it('"warn when more than 150 people are in layers inner to known or have a cadence of their own"', async () => {
    const account = await anOwner();
    const many = (count: number, fields: Partial<Contact>): Contact[] =>
      Array.from({ length: count }, () => aContact(account, fields));
    await stored(
      world.unitOfWork,
      ...[...many(50, { layer: 'inner' }), ...many(50, { layer: 'warm' }), ...many(30, { layer: 'known' })],
      ...many(20, { layer: 'loose', cadence: 60 }),
      // none of these is kept up with
      ...[...many(30, { layer: 'loose' }), ...many(9, { layer: 'loose', cadence: 'none' })],
      ...[...many(9, { layer: 'known', neverSuggest: true }), ...many(9, { layer: 'warm', cadence: 'none' })],
      ...many(9, { layer: 'inner', deletedAt: '2026-11-20T08:00:00.000Z' }),
    );
    expect(await world.get(CircleService).of(account)).toEqual({ keptUp: 150, enough: 150 });
    await stored(world.unitOfWork, ...many(7, { layer: 'loose', cadence: 60 }));
    expect(await world.get(CircleService).of(account)).toEqual({ keptUp: 151, enough: 150 });
  });
});
