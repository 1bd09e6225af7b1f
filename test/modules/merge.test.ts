import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactMoved } from '../../src/contacts/contact.errors.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { anInteraction, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { statementsOf } from '../support/statements.js';
import { MergeWorld } from './merge-world.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('merging two people, on %s', (engine) => {
  let world: OutreachWorld;
  let merging: MergeWorld;
  let account: Account;
  let anna: Contact;
  let other: Contact;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    merging = new MergeWorld(world);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.goTo('2026-11-23');
    account = await world.account();
    anna = await world.contact(account, { givenName: 'Anna', familyName: 'Beispiel', city: 'Bonn' });
    other = await world.contact(account, { givenName: 'Anna', familyName: 'Beispiel-Neu', organisation: 'Radio' });
  });

  const save = (contact: Contact, fields: object): Promise<Contact> =>
    world.app.get(SaveContactService).update(account.id, contact.id, fields);
  const talk = (contact: Contact, on: string): Promise<unknown> =>
    world.app.get(InteractionsService).log(account, contact.id, { on, channel: 'call' });

  it('keeps what is there, fills what is empty and joins lists', async () => {
    await save(anna, { emails: [{ value: 'anna@example.org', preferred: true }], tags: ['Radio'] });
    await save(other, {
      emails: [{ value: 'ANNA@example.org' }, { value: 'neu@example.org', preferred: true }],
      tags: ['radio', 'Uni'],
      city: 'Köln',
    });
    await merging.merge(account, anna, other);
    expect(await merging.find(anna)).toMatchObject({ familyName: 'Beispiel', city: 'Bonn', organisation: 'Radio' });
    const { tags, hanging } = await merging.canonical(account, anna);
    expect(tags).toEqual(['Radio', 'Uni']);
    expect(hanging['contact_points']).toMatchObject([
      { value: 'anna@example.org', position: 0 },
      { value: 'neu@example.org', position: 1 },
    ]);
    const preferred = (hanging['contact_points'] as { preferred: unknown }[]).map((point) => Boolean(point.preferred));
    expect(preferred).toEqual([true, false]);
  });

  it('takes, keeps or joins what was chosen', async () => {
    await save(anna, { notes: 'Mag Tee.', organisation: 'Theater', role: 'Regie' });
    await save(other, { notes: 'Kommt aus Kiel.', role: 'Ton' });
    await merging.merge(account, anna, other, { notes: 'both', familyName: 'take', organisation: 'both' });
    expect(await merging.find(anna)).toMatchObject({
      familyName: 'Beispiel-Neu',
      nameKey: 'beispiel neu anna',
      notes: 'Mag Tee.\n\nKommt aus Kiel.',
      organisation: 'Theater',
      history: [{ organisation: 'Radio', role: 'Ton', from: null, to: null }],
    });
  });

  it.each([
    [{ city: 'both', language: 'both' }, '/fields/language'],
    [{ shoe: 'keep' }, '/fields/shoe'],
    [{ city: 'all' }, '/fields/city'],
  ])('refuses %j in a sentence, and nothing has changed', async (fields, pointer) => {
    await expect(merging.merge(account, anna, other, fields)).rejects.toMatchObject({
      status: 422,
      errors: [{ pointer }],
    });
    expect(await merging.find(other)).toMatchObject({ city: null });
  });

  it('counts silence and comebacks from what happened with both', async () => {
    await talk(anna, '2026-01-05');
    await talk(other, '2026-06-05');
    const attempt = await world.sent(account, other);
    await world.outcome(account, attempt, { outcome: 'no', reason: 'no-need-now' });
    const { comebackOn } = await merging.find(other);
    await merging.merge(account, anna, other);
    const merged = await merging.find(anna);
    expect(merged).toMatchObject({
      lastInteractionOn: '2026-11-23',
      lastInMindOn: '2026-11-23',
      comebackOn,
      lastNo: true,
    });
    expect(merged.blockedUntilOn).toBe(comebackOn);
  });

  it('leads the old id to the one who stays, also over two merges', async () => {
    const third = await world.contact(account);
    await merging.merge(account, anna, other);
    await merging.merge(account, third, anna);
    await expect(merging.find(other)).rejects.toThrow(ContactMoved);
    await expect(merging.find(other)).rejects.toMatchObject({ status: 308 });
    await expect(merging.find(anna)).rejects.toThrow(ContactMoved);
  });

  it("keeps please-don't, and one place where both took part", async () => {
    await save(other, { pleaseDont: true });
    const meetings = world.app.get(MeetingsService);
    const time = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z', timeZone: 'Europe/Berlin' };
    const { id } = await meetings.create(account, { ...time, contactIds: [anna.id, other.id] });
    const act = await merging.merge(account, anna, other);
    expect((await merging.find(anna)).pleaseDont).toBe(true);
    expect((await meetings.find(account.id, id)).people.map(({ contactId }) => contactId)).toEqual([anna.id]);
    await merging.undo(account, act);
    expect((await merging.find(anna)).pleaseDont).toBe(false);
    expect((await meetings.find(account.id, id)).people.map(({ contactId }) => contactId).sort()).toEqual(
      [anna.id, other.id].sort(),
    );
  });

  it('is no merge of somebody with themselves, with a stranger or with somebody who is gone', async () => {
    const elsewhere = await world.account();
    const stranger = await world.contact(elsewhere);
    await expect(merging.merge(account, anna, anna)).rejects.toMatchObject({ status: 422 });
    await expect(merging.merge(account, anna, stranger)).rejects.toMatchObject({ status: 404 });
    await expect(merging.merge(elsewhere, anna, stranger)).rejects.toMatchObject({ status: 404 });
    await merging.merge(account, anna, other);
    await expect(merging.merge(account, anna, other)).rejects.toMatchObject({ status: 404 });
    await expect(merging.merge(account, other, anna)).rejects.toMatchObject({ status: 308 });
  });

  it('one into the other and the other into the one at the same moment: one wins, nothing is gone', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = [await world.contact(account), await world.contact(account)];
      await talk(one, '2026-05-01');
      await talk(two, '2026-05-02');
      const answers = await Promise.allSettled([merging.merge(account, one, two), merging.merge(account, two, one)]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const left = await rows(world.app.unitOfWork.reader, 'select id from interactions where contact_id in (?, ?)', [
        one.id,
        two.id,
      ]);
      expect(left).toHaveLength(2);
    }
  });

  it('takes a person with 5,000 interactions as it takes one with 50, and gives them back', async () => {
    const few = await world.contact(account);
    const [manyTalks, fewTalks] = [
      Array.from({ length: 5_000 }, () => anInteraction(other)),
      Array.from({ length: 50 }, () => anInteraction(few)),
    ];
    await stored(world.app.unitOfWork, ...manyTalks, ...fewTalks);
    const stays = await world.contact(account);
    const forFew = await statementsOf(world.app, () => merging.merge(account, stays, few));
    let act = '';
    const forMany = await statementsOf(world.app, async () => {
      act = await merging.merge(account, anna, other);
    });
    expect(forMany).toHaveLength(forFew.length);
    const count = async (contact: Contact): Promise<number> => {
      const sql = 'select count(*) as n from interactions where contact_id = ?';
      const [row] = await rows<{ n: number | string }>(world.app.unitOfWork.reader, sql, [contact.id]);
      return Number(row?.n);
    };
    expect(await count(anna)).toBe(5_000);
    await merging.undo(account, act);
    expect([await count(anna), await count(other)]).toEqual([0, 5_000]);
  }, 60_000);

  it('taken back later leaves what came since with the one who stayed', async () => {
    await save(anna, { emails: [{ value: 'anna@example.org' }], tags: ['Radio'] });
    await save(other, { emails: [{ value: 'neu@example.org' }], tags: ['Uni'] });
    const act = await merging.merge(account, anna, other, { familyName: 'take' });
    await talk(anna, '2026-11-20');
    await save(anna, {
      city: 'Hamburg',
      emails: [{ value: 'anna@example.org' }, { value: 'neu@example.org' }, { value: 'dritte@example.org' }],
    });
    await merging.undo(account, act);
    expect(await merging.find(anna)).toMatchObject({
      ...{ familyName: 'Beispiel', city: 'Hamburg', organisation: null, lastInteractionOn: '2026-11-20' },
    });
    expect(await merging.emails(account, anna)).toEqual(['anna@example.org', 'dritte@example.org']);
    expect(await merging.find(other)).toMatchObject({ familyName: 'Beispiel-Neu', lastInteractionOn: null });
    expect(await merging.emails(account, other)).toEqual(['neu@example.org']);
  });

  it('is taken back in the order of the merges only, and once', async () => {
    const third = await world.contact(account);
    const first = await merging.merge(account, anna, other);
    const second = await merging.merge(account, third, anna);
    await expect(merging.undo(account, first)).rejects.toMatchObject({ status: 409 });
    await merging.undo(account, second);
    await merging.undo(account, first);
    expect(await merging.find(other)).toMatchObject({ familyName: 'Beispiel-Neu' });
    await expect(merging.undo(account, first)).rejects.toMatchObject({ status: 409 });
  });
});
