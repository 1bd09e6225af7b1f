import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { OffersService } from '../../src/offers/offers.service.js';
import { BringService } from '../../src/outreach/bringing/bring.service.js';
import { OfferLog } from '../../src/outreach/bringing/offer-log.service.js';
import { NextAngle } from '../../src/outreach/writing/next-angle.service.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { aStation, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('the shelf on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;
  let offers: OffersService;
  let bring: BringService;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    offers = world.app.get(OffersService);
    bring = world.app.get(BringService);
  });
  afterAll(() => world.close());

  const somebody = async (tags: string[] = [], stationId: string | null = null): Promise<Contact> => {
    const contact = await world.contact(account, { stationId });
    return world.app.get(SaveContactService).update(account.id, contact.id, { tags });
  };
  const titles = async (contact: Contact): Promise<string[]> =>
    (await bring.forContact(account, contact)).items.map(({ offer }) => offer.title);

  it('brings what shares a station or a tag, and what is for anybody', async () => {
    world.goTo('2026-11-24');
    account = await world.account();
    const station = aStation(account);
    await stored(world.app.unitOfWork, station);
    await offers.create(account.id, { kind: 'fresh', title: 'für alle' });
    await offers.create(account.id, { kind: 'article', title: 'Podcast-Zahlen', tags: ['Podcast'] });
    await offers.create(account.id, { kind: 'insider', title: 'von drinnen', stationId: station.id });
    await offers.create(account.id, { kind: 'event', title: 'anderswo', tags: ['Recht'] });
    expect(await titles(await somebody(['podcast'], station.id))).toEqual([
      'von drinnen',
      'Podcast-Zahlen',
      'für alle',
    ]);
    expect(await titles(await somebody())).toEqual(['für alle']);
  });

  it('"nobody gets the same link twice": used is what was sent, not what was drafted, and undo gives it back', async () => {
    world.goTo('2026-11-24');
    account = await world.account();
    const contact = await somebody();
    const { id } = await offers.create(account.id, { kind: 'article', title: 'A', url: 'https://example.org/a' });
    await offers.create(account.id, { kind: 'article', title: 'B', url: 'https://example.org/a/' });
    const draft = await world.draft(account, contact, { situation: 'share-offer', offerId: id });
    expect(await titles(contact)).toHaveLength(2);
    expect(await bring.givenOn(account.id, contact.id, id)).toBeNull();
    await world.send(account, draft);
    expect(await titles(contact)).toEqual([]);
    expect((await bring.forContact(account, contact)).given).toMatchObject([{ offer: { id }, on: '2026-11-24' }]);
    const log = world.app.get(OfferLog);
    expect((await log.of(account.id, id)).items).toMatchObject([{ contactId: contact.id, on: '2026-11-24' }]);
    expect(await log.counts(account.id, [id])).toEqual(new Map([[id, 1]]));
    await world.undo(account, draft);
    expect(await titles(contact)).toHaveLength(2);
    expect((await log.of(account.id, id)).items).toEqual([]);
  });

  it('pages through who has had it, the latest first', async () => {
    account = await world.account();
    const { id } = await offers.create(account.id, { kind: 'article', title: 'A' });
    const days = ['2026-11-10', '2026-11-11', '2026-11-12'] as const;
    for (const day of days) {
      world.goTo(day);
      await world.sent(account, await somebody(), { situation: 'share-offer', offerId: id });
    }
    const log = world.app.get(OfferLog);
    const first = await log.of(account.id, id, { limit: 2 });
    const rest = await log.of(account.id, id, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ on }) => on)).toEqual([...days].reverse());
    expect(rest.nextCursor).toBeNull();
  });

  it('a no without need is followed by an offer that they have not had (product.md, R23)', async () => {
    world.goTo('2026-11-24');
    account = await world.account();
    const contact = await somebody();
    const { id } = await offers.create(account.id, { kind: 'article', title: 'A', freshUntil: '2026-12-31' });
    await offers.create(account.id, { kind: 'article', title: 'stale', freshUntil: '2026-11-01' });
    const request = await world.sent(account, contact);
    await world.outcome(account, request, { outcome: 'no', reason: 'no-need-now' });
    const now = await world.app.get(ContactsService).find(account.id, contact.id);
    expect(await world.app.get(NextAngle).of(account, now)).toMatchObject({ situation: 'share-offer', offerId: id });
  });
});
