import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { Offer } from '../../src/offers/offer.entity.js';
import { AttemptDetailsService } from '../../src/outreach/attempt-details.service.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import type { WriteDraft } from '../../src/outreach/attempts.input.js';
import { situations } from '../../src/outreach/domain/words.js';
import { NextAngle } from '../../src/outreach/writing/next-angle.service.js';
import { OwnTemplate } from '../../src/outreach/own-templates/own-template.entity.js';
import { RewriteDraftService } from '../../src/outreach/writing/rewrite-draft.service.js';
import { Trip } from '../../src/trips/trip.entity.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const times = { createdAt: '2026-11-23T08:00:00.000Z', updatedAt: '2026-11-23T08:00:00.000Z' };
const source = `---
situation: coffee
tone: mine
subject: Mein Betreff
---
{{greeting}}

Meine eigenen Worte, {{offer}}. Passt es dir?

=== short
{{greeting}} kurz.
`;

describe.each(engines)('what a draft is written from, on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;
  let contact: Contact;
  let counter = 0;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.goTo('2026-11-23');
    account = await world.account();
    contact = await world.contact(account);
  });

  const newId = (): string => `00000000-0000-4000-8000-${String(++counter).padStart(12, '0')}`;
  const insert = <Row extends object>(entity: new () => Row, row: Row): Promise<unknown> =>
    world.app.unitOfWork.run(() => world.app.unitOfWork.writer.insert(entity, row));

  async function anOffer(owner: Account): Promise<string> {
    const [id, title] = [newId(), 'frische Zahlen aus meiner Masterarbeit'];
    const its = { id, accountId: owner.id, title, titleKey: title, url: 'https://example.org/zahlen', ...times };
    await insert(Offer, { ...its, kind: 'fresh', note: null, stationId: null, freshUntil: null });
    return id;
  }
  async function aTrip(owner: Account): Promise<string> {
    const id = newId();
    const its = { id, accountId: owner.id, city: 'Leipzig', country: null, place: null, ...times };
    await insert(Trip, { ...its, startsOn: '2026-12-01', endsOn: '2026-12-03', radiusKm: 30, note: null });
    return id;
  }
  async function aTemplate(owner: Account): Promise<string> {
    const id = newId();
    const its = { id, accountId: owner.id, name: 'Meine', source, version: 1, ...times };
    await insert(OwnTemplate, { ...its, situation: 'coffee', language: 'de', form: 'du' });
    return id;
  }
  const originOf = async (attempt: Attempt) => (await world.app.get(AttemptDetailsService).of(account, attempt)).origin;
  const rewritten = (attempt: Attempt, input: WriteDraft): Promise<Attempt> =>
    world.app.get(RewriteDraftService).rewrite(account, attempt.id, { input, keepForm: false });

  it('nobody gets the same opening twice, drafts included, until all were used', async () => {
    const openings: (string | null)[] = [];
    for (let letter = 0; letter < 4; letter += 1) openings.push((await world.draft(account, contact)).opening);
    expect(new Set(openings).size).toBe(4);
    for (const opening of openings) expect(opening).toMatch(/^connect\//u);
  });

  it('a draft that is written anew keeps its own opening, and stores another for another occasion', async () => {
    const draft = await world.draft(account, contact);
    expect((await rewritten(draft, { situation: 'coffee', city: 'Jena' })).opening).toBe(draft.opening);
    const advice = await rewritten(draft, { situation: 'advice', about: 'Volontariate im Hörfunk' });
    expect(advice).toMatchObject({ about: 'Volontariate im Hörfunk', situation: 'advice' });
    expect(advice.opening).toMatch(/^ask\//u);
    expect(advice.body).toContain('Volontariate im Hörfunk');
    expect(await world.find(advice)).toMatchObject({ opening: advice.opening, about: advice.about });
  });

  it('a follow-up begins with a line of its own', async () => {
    const request = await world.sent(account, contact);
    world.goTo('2026-11-30');
    expect((await world.followUp(account, request)).opening).toMatch(/^nudge\//u);
  });

  it('an offer off the shelf is said by its title, its address with share-offer, and noted', async () => {
    const offerId = await anOffer(account);
    const draft = await world.draft(account, contact, { situation: 'share-offer', offerId });
    expect(draft.body).toContain('frische Zahlen aus meiner Masterarbeit');
    expect(draft.body).toContain('https://example.org/zahlen');
    expect(await originOf(draft)).toEqual({ offerId, tripId: null, templateId: null });
    const again = await rewritten(draft, { situation: 'coffee' });
    expect(again.body).toContain('frische Zahlen aus meiner Masterarbeit');
    expect(await originOf(again)).toEqual({ offerId, tripId: null, templateId: null });
  });

  it('on a trip it is a coffee in that town', async () => {
    const tripId = await aTrip(account);
    const draft = await world.draft(account, contact, { tripId });
    expect(draft).toMatchObject({ situation: 'coffee-in-town', city: 'Leipzig' });
    expect(draft.body).toContain('Leipzig');
    expect(await originOf(draft)).toMatchObject({ tripId });
  });

  it('a template of one’s own brings situation, language and form; another form is written from ours again', async () => {
    const templateId = await aTemplate(account);
    const draft = await world.draft(account, contact, { templateId, offer: 'ein Artikel' });
    expect(draft).toMatchObject({ situation: 'coffee', language: 'de', form: 'du', opening: null });
    expect(draft.body).toContain('Meine eigenen Worte, ein Artikel.');
    expect(await originOf(draft)).toMatchObject({ templateId });
    const formal = await rewritten(draft, { situation: 'coffee', form: 'sie' });
    expect(formal.body).not.toContain('Meine eigenen Worte');
    expect(await originOf(formal)).toMatchObject({ templateId: null });
  });

  it('what belongs to somebody else is not there: 404', async () => {
    const other = await world.account();
    const wishes: WriteDraft[] = [
      { situation: 'coffee', offerId: await anOffer(other) },
      { situation: 'coffee', tripId: await aTrip(other) },
      { situation: 'coffee', templateId: await aTemplate(other) },
    ];
    for (const wish of wishes) await expect(world.draft(account, contact, wish)).rejects.toMatchObject({ status: 404 });
  });

  it('who introduced us is named until the first contact, and thanked once somebody has answered', async () => {
    const mia = await world.contact(account, { givenName: 'Mia', familyName: 'Beispiel' });
    const kim = await world.contact(account, { givenName: 'Kim', familyName: 'Muster', introducedById: mia.id });
    const named = async () => {
      const letters: string[] = [];
      for (let letter = 0; letter < 4; letter += 1) letters.push((await world.draft(account, kim)).body);
      return letters.join('\n').includes('Mia Beispiel');
    };
    const thanks = async () => (await world.draft(account, mia, { situation: 'thanks-to-introducer' })).body;
    expect([await named(), (await thanks()).includes('Kim')]).toEqual([true, false]);
    await world.outcome(account, await world.sent(account, kim), { outcome: 'yes' });
    expect([await named(), (await thanks()).includes('Kim Muster')]).toEqual([false, true]);
  });

  it('R23: after a no the next draft is different, and knows why it was a no', async () => {
    await world.outcome(account, await world.sent(account, contact), { outcome: 'no', reason: 'too-busy' });
    const angle = await world.app.get(NextAngle).of(account, contact);
    expect(angle).toMatchObject({ situation: 'call', code: 'shorter' });
    expect(await world.draft(account, contact, {})).toMatchObject({ situation: 'call', channel: angle.channel });
    const busy = await world.draft(account, contact, { situation: 'after-a-no' });
    const other = await world.draft(account, await world.contact(account), { situation: 'after-a-no' });
    expect(busy.body.split('\n\n')[1]).not.toBe(other.body.split('\n\n')[1]);
  });

  it('R23: a no that comes for an older message counts, even if something went out since', async () => {
    const request = await world.sent(account, contact);
    world.goTo('2026-11-26');
    await world.sent(account, contact, { situation: 'call' });
    world.goTo('2026-11-27');
    await world.outcome(account, request, { outcome: 'no', reason: 'wrong-date' });
    const angle = await world.app.get(NextAngle).of(account, contact);
    expect(angle).toMatchObject({ situation: 'new-date', code: 'new-date' });
  });

  it('any situation may be asked for any contact, even one without a name', async () => {
    const nobody = await world.contact(account, { givenName: null, familyName: null, form: null, language: null });
    for (const situation of situations) {
      const draft = await world.draft(account, nobody, { situation });
      expect(draft.body).not.toMatch(/null|undefined|\{\{/u);
    }
  });
});
