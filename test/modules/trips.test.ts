import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { searchKey } from '../../src/contacts/domain/name-key.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { TripRemoval } from '../../src/outreach/on-trips/trip-removal.service.js';
import { SlotsService } from '../../src/slots/slots.service.js';
import { StationsService } from '../../src/stations/stations.service.js';
import { TripDraftsService } from '../../src/in-town/trip-drafts.service.js';
import { TripHintsService } from '../../src/in-town/trip-hints.service.js';
import type { Trip } from '../../src/trips/trip.entity.js';
import { type TripPeople, TripPeopleService } from '../../src/in-town/trip-people.service.js';
import { TripPlaces } from '../../src/trips/trip-places.service.js';
import { TripSlots } from '../../src/in-town/trip-slots.service.js';
import type { WriteTripDrafts } from '../../src/in-town/in-town.input.js';
import type { CreateTrip } from '../../src/trips/trips.input.js';
import { TripsService } from '../../src/trips/trips.service.js';
import { UndoService } from '../../src/people/undo/undo.service.js';
import { localTimeOf } from '../../src/common/zoned-time.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const zone = 'Europe/Berlin';
const munich: CreateTrip = { city: 'München', from: '2026-11-26', to: '2026-11-28' };

describe.each(engines)('trips, on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.goTo('2026-11-23');
    account = await world.account({ country: 'DE', region: 'BY' });
  });

  const trip = (input: Partial<CreateTrip> = {}): Promise<Trip> =>
    world.app.get(TripsService).create(account, { ...munich, ...input });
  const peopleOf = (one: Trip): Promise<TripPeople> => world.app.get(TripPeopleService).of(account, one);
  const somebody = (givenName: string, city: string | null, fields: Partial<Contact> = {}): Promise<Contact> =>
    world.contact(account, { givenName, city, cityKey: city && searchKey(city), ...fields });
  const namesOf = ({ items }: TripPeople): (string | null)[] => items.map(({ contact }) => contact.givenName);
  const write = (one: Trip, input: WriteTripDrafts = {}) =>
    world.app.get(TripDraftsService).write(account, one.id, input);

  it.each(['München', 'Muenchen', 'munich', 'MÜNCHEN', 'Munich, Germany'])('knows "%s"', async (city) => {
    const { place } = await world.app.get(TripPlaces).of(await trip({ city }));
    expect(place).toMatchObject({ name: 'Munich', country: 'DE' });
  });

  it('takes the largest city of a name, unless a country or a place is given', async () => {
    const places = world.app.get(TripPlaces);
    const largest = await places.of(await trip({ city: 'Frankfurt' }));
    expect(largest.place?.name).toBe('Frankfurt am Main');
    expect(largest.others.map(({ name }) => name)).toContain('Frankfurt (Oder)');
    const oder = largest.others.find(({ name }) => name === 'Frankfurt (Oder)');
    const chosen = await places.of(await trip({ city: 'Frankfurt', placeId: oder?.id ?? 0 }));
    expect(chosen.place?.name).toBe('Frankfurt (Oder)');
    expect((await places.of(await trip({ city: 'London', country: 'ca' }))).place?.country).toBe('CA');
    await expect(trip({ city: 'Frankfurt', placeId: 1 })).rejects.toThrow('no place');
  });

  it('finds everybody within the radius, in any spelling, the easiest first', async () => {
    await somebody('Marlene', 'Muenchen', { layer: 'inner', lastInteractionOn: '2026-06-01' });
    await somebody('Tom', 'Freising', { layer: 'loose' });
    await somebody('Ayla', 'Munich', { country: 'Deutschland' });
    await somebody('Otto', 'Augsburg');
    await somebody('Ute', 'Hamburg');
    const near = await peopleOf(await trip());
    expect(new Set(namesOf(near))).toEqual(new Set(['Marlene', 'Tom', 'Ayla']));
    const eases = near.items.map(({ ease }) => ease);
    expect(eases).toEqual([...eases].sort((one, other) => other - one));
    const tom = near.items.find(({ contact }) => contact.givenName === 'Tom');
    expect(tom?.reason).toEqual({ code: 'trip-near', params: { city: 'Freising', km: 32 } });
    expect(namesOf(await peopleOf(await trip({ radiusKm: 10 })))).not.toContain('Tom');
    expect(namesOf(await peopleOf(await trip({ radiusKm: 80 })))).toContain('Otto');
  });

  it('nobody in another place of the same name, another account or the trash', async () => {
    await somebody('Joan', 'Munich', { country: 'US' });
    await somebody('Fort', 'München', { deletedAt: '2026-11-01T08:00:00.000Z' });
    const stranger = await world.account();
    await world.contact(stranger, { city: 'München', cityKey: 'munchen' });
    expect((await peopleOf(await trip())).count).toBe(0);
  });

  it('whoever was there once is listed as unsure, with the year: "was in Munich in 2022?"', async () => {
    const station = await world.app.get(StationsService).create(account.id, {
      kind: 'internship',
      organisation: 'Isarwelle',
      city: 'München',
      from: '2021-10',
      to: '2022-03',
    });
    await somebody('Jonas', null, { stationId: station.id });
    await somebody('Moved', 'Kiel', { stationId: station.id });
    const { items } = await peopleOf(await trip());
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ via: 'station', sure: false, ticked: false, tickable: true });
    expect(items[0]?.reason).toEqual({
      code: 'trip-was-there',
      params: { city: 'München', station: 'Isarwelle', year: '2022' },
    });
  });

  it('"Trips list people before their comeback date unticked, with the reason"; please-dont gets no tick', async () => {
    await somebody('Back', 'München', { comebackOn: '2026-12-14' });
    await somebody('Later', 'München', { laterUntilOn: '2026-12-01' });
    await somebody('Written', 'München', { lastInMindOn: '2026-11-18' });
    await somebody('Never', 'München', { neverSuggest: true });
    await somebody('Dont', 'München', { pleaseDont: true });
    await somebody('Fresh', 'München', { lastInteractionOn: '2026-11-20' });
    const { items } = await peopleOf(await trip());
    const told = new Map(
      items.map(({ contact, ticked, tickable, notNow }) => {
        return [contact.givenName, [ticked, tickable, ...notNow.map(({ code }) => code)]] as const;
      }),
    );
    expect(Object.fromEntries(told)).toEqual({
      Back: [false, true, 'comeback-ahead'],
      Later: [false, true, 'later'],
      Written: [false, true, 'in-mind-lately'],
      Never: [false, false, 'paused'],
      Dont: [false, false, 'paused'],
      Fresh: [true, true],
    });
    const dont = items.find(({ contact }) => contact.givenName === 'Dont')?.contact.id ?? '';
    await expect(write(await trip(), { contactIds: [dont] })).rejects.toThrow('not to be written to');
  });

  it('with nobody there, names the nearest place with somebody', async () => {
    await somebody('Tom', 'Augsburg');
    const { items, nearest } = await peopleOf(await trip({ radiusKm: 10 }));
    expect(items).toEqual([]);
    expect(nearest).toMatchObject({ city: 'Augsburg', km: 56 });
    expect(nearest?.people.map(({ givenName }) => givenName)).toEqual(['Tom']);
  });

  it('a city that the table does not have is its name alone', async () => {
    await somebody('Ida', 'Hintertupfing');
    const { items } = await peopleOf(await trip({ city: 'Hintertupfing' }));
    expect(items.map(({ contact, km }) => [contact.givenName, km])).toEqual([['Ida', null]]);
  });

  it('"Accept: 3 slots, 5 contacts, no double offer": three drafts, each with a time of its own', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await somebody(name, 'München');
    const one = await trip();
    const slots = ['09', '11', '13'].map((hour) => ({
      start: `2026-11-26T${hour}:00:00.000Z`,
      end: `2026-11-26T${hour}:45:00.000Z`,
      timeZone: zone,
    }));
    const { drafts, left } = await write(one, { slots });
    expect([drafts.length, left.length]).toEqual([3, 2]);
    expect(new Set([...drafts.map(({ contactId }) => contactId), ...left]).size).toBe(5);
    const held = await world.app.get(SlotsService).ofAttempts(
      account.id,
      drafts.map(({ id }) => id),
    );
    expect([...held.values()].map((times) => times.map(({ startAt }) => startAt))).toEqual(
      slots.map(({ start }) => [start]),
    );
    expect(await world.doublyHeld()).toEqual([]);
    for (const draft of drafts) {
      expect(draft).toMatchObject({ situation: 'coffee-in-town', city: 'München', state: 'drafted' });
      expect(draft.body).toContain('München');
    }
    const rest = await write(one);
    expect(rest.drafts.map(({ contactId }) => contactId).sort()).toEqual([...left].sort());
    expect(await world.doublyHeld()).toEqual([]);
    await expect(write(one)).rejects.toThrow('no people');
    await expect(write(one, { slots: slots.slice(0, 1), contactIds: left.slice(0, 1) })).rejects.toThrow(
      'somebody else',
    );
  });

  it('a no lets the time go, and it is free again', async () => {
    await somebody('A', 'München');
    const one = await trip();
    const { drafts } = await write(one);
    const [draft] = drafts;
    if (!draft) throw new Error('one draft was written');
    const [taken] = (await world.app.get(SlotsService).ofAttempts(account.id, [draft.id])).get(draft.id) ?? [];
    const start = Date.parse(taken?.startAt ?? '');
    const free = async (): Promise<number[]> =>
      (await world.app.get(TripSlots).ofDays(account, one, one.startsOn)).map((slot) => slot.start);
    expect(await free()).not.toContain(start);
    await world.send(account, draft);
    await world.outcome(account, draft, { outcome: 'no' });
    expect(await free()).toContain(start);
  });

  it('refuses times off the trip, overlapping ones, and a trip that has passed', async () => {
    const tom = await somebody('Tom', 'München');
    const slot = (start: string, end: string) => ({ start, end, timeZone: zone });
    const one = await trip();
    const contactIds = [tom.id];
    const off = [slot('2026-11-30T10:00:00.000Z', '2026-11-30T11:00:00.000Z')];
    await expect(write(one, { contactIds, slots: off })).rejects.toThrow('not on a day of the trip');
    const both = ['10:00', '10:30'].map((at) => slot(`2026-11-26T${at}:00.000Z`, '2026-11-26T11:00:00.000Z'));
    await expect(write(one, { contactIds, slots: both })).rejects.toThrow('overlap');
    world.goTo('2026-11-30');
    await expect(write(one)).rejects.toThrow('passed');
  });

  it('free times lie within the working hours, on any day of a trip, and keep the way to agreed meetings free', async () => {
    const slots = world.app.get(TripSlots);
    const weekend = { from: '2026-11-28', to: '2026-11-29' };
    expect(await slots.free(account, weekend)).toEqual([]);
    await trip({ from: '2026-11-28', to: '2026-11-29' });
    const times = (await slots.free(account, weekend)).map(({ start }) => localTimeOf(new Date(start), zone));
    expect([times[0], times.at(-1), times.length]).toEqual(['10:00', '17:00', 30]);
    expect(await slots.free(account, { from: '2026-12-25', to: '2026-12-26' })).toEqual([]);
    await expect(slots.free(account, { from: '2026-12-02', to: '2026-12-01' })).rejects.toThrow('last day');
  });

  it('is at most 366 days long, in order, and can be removed and put back with what was written on it', async () => {
    await expect(trip({ from: '2026-11-28', to: '2026-11-26' })).rejects.toThrow('last day');
    await expect(trip({ from: '2026-01-01', to: '2027-01-02' })).rejects.toThrow('366');
    expect((await trip({ from: '2026-01-01', to: '2027-01-01' })).radiusKm).toBe(50);
    await somebody('Tom', 'München');
    const one = await trip();
    const { drafts } = await write(one);
    await world.app.get(TripRemoval).remove(account.id, one.id);
    await expect(peopleOf(one)).resolves.toMatchObject({ items: [{ message: null }] });
    const acts = world.app.get(UndoService);
    const [act] = await acts.list(account);
    await acts.undo(account, act?.id ?? '');
    expect(await world.app.get(TripsService).find(account.id, one.id)).toEqual(one);
    expect((await peopleOf(one)).items[0]?.message).toEqual({ id: drafts[0]?.id, state: 'drafted' });
  });

  it('a trip of the next weeks is a hint for those who live there', async () => {
    const marlene = await somebody('Marlene', 'Freising');
    const ute = await somebody('Ute', 'Hamburg');
    const one = await trip();
    const hints = await world.app.get(TripHintsService).of(account, [marlene, ute]);
    expect([...hints].map(([id, { id: tripId }]) => [id, tripId])).toEqual([[marlene.id, one.id]]);
    world.goTo('2026-11-29');
    expect((await world.app.get(TripHintsService).of(account, [marlene])).size).toBe(0);
  });

  it('what was written on a trip is its own, whatever else is drafted', async () => {
    const tom = await somebody('Tom', 'München');
    await world.draft(account, tom);
    const one = await trip();
    expect((await peopleOf(one)).items[0]?.message).toBeNull();
    const { drafts } = await write(one);
    const { items } = await peopleOf(one);
    expect(items[0]).toMatchObject({ ticked: false, message: { id: drafts[0]?.id, state: 'drafted' } });
    await world.app.get(AttemptsService).removeDraft(account, drafts[0]?.id ?? '');
    expect((await peopleOf(one)).items[0]).toMatchObject({ ticked: true, message: null });
  });
});
