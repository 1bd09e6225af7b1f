import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { TimelineService } from '../../src/people/timeline/timeline.service.js';
import { aContact, anInteraction, aStation, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { type Statement, statementsOf } from '../support/statements.js';
import { OutreachWorld } from './outreach-world.js';
import { aChange, type Happened, inOrder, inPages, keyOf, rowsOf } from './timeline-world.js';

const kinds = ['interaction', 'drafted', 'sent', 'outcome', 'reminder', 'reminder-done', 'meeting', 'change'] as const;

describe.each(engines)('the timeline of a person on %s', (engine) => {
  let world: OutreachWorld;
  let timeline: TimelineService;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    timeline = world.app.get(TimelineService);
  });
  afterAll(() => world.close());

  const somebody = async (fields: Partial<Contact> = {}): Promise<{ account: Account; contact: Contact }> => {
    const account = await world.account();
    return { account, contact: await world.contact(account, fields) };
  };

  it('paging through shows everything once, in order, whatever happened and however small the pages are', async () => {
    const happened = fc.record<Happened>({
      kind: fc.constantFrom(...kinds),
      daysAgo: fc.integer({ min: -2, max: 4 }), // few days, so that many fall together
      minute: fc.constantFrom(0, 1, 600, 1379, 1380, 1381, 1439), // 23:00 UTC is midnight in Berlin
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(happened, { maxLength: 25 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('Europe/Berlin', 'Pacific/Auckland', 'America/Los_Angeles'),
        async (things, limit, timeZone) => {
          const account = await world.account({ timeZone });
          const contact = await world.contact(account, { connectedOn: '2026-11-21' });
          const found = things.flatMap((thing) => rowsOf(account, contact, thing));
          await stored(world.app.unitOfWork, ...found);
          const whole = (await timeline.page(account, contact.id, { limit: 200 })).items;
          // an outcome stands beside its message; added and connected are the person's own
          const answered = things.filter(({ kind }) => kind === 'outcome').length;
          expect(whole).toHaveLength(things.length + answered + 2);
          expect(new Set(whole.map(keyOf)).size).toBe(whole.length);
          expect(whole).toEqual(inOrder(whole));
          expect(await inPages(world.app, account, contact.id, limit)).toEqual(whole);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('begins where the two met and when they were written down', async () => {
    const account = await world.account();
    const station = aStation(account, { organisation: 'Radio Jena', from: '2022-03' });
    const contact = aContact(account, { stationId: station.id, source: 'linkedin', connectedOn: '2023-05-06' });
    await stored(world.app.unitOfWork, station, contact);
    const { items } = await timeline.page(account, contact.id);
    expect(items.map(({ kind, on }) => [kind, on])).toEqual([
      ['added', '2026-11-02'],
      ['connected', '2023-05-06'],
      ['met', '2022-03-01'],
    ]);
    expect(items[2]).toMatchObject({ organisation: 'Radio Jena', from: '2022-03' });
  });

  it('a message, what came of it and its reminder stand there as what they are', async () => {
    const { account, contact } = await somebody();
    const attempt = await world.sent(account, contact);
    await world.outcome(account, attempt, { outcome: 'no', reason: 'too-busy' });
    await world.draft(account, contact);
    const { items } = await timeline.page(account, contact.id);
    const kindsShown = items.map(({ kind }) => kind);
    expect(kindsShown).toEqual(expect.arrayContaining(['outcome', 'sent', 'drafted', 'added']));
    expect(items.find(({ kind }) => kind === 'outcome')).toMatchObject({ id: attempt.id, reason: 'too-busy' });
  });

  it('a change can be taken back as long as what was there before is kept', async () => {
    const { account, contact } = await somebody();
    const at = '2026-11-20T08:00:00.000Z';
    const kept = aChange(account, contact, at);
    const forgotten = aChange(account, contact, at, { detail: null });
    const undone = aChange(account, contact, at, { undoneAt: at });
    const elsewhere = aChange(account, contact, at, { kind: 'logged' });
    await stored(world.app.unitOfWork, kept, forgotten, undone, elsewhere);
    const { items } = await timeline.page(account, contact.id);
    const undoById = Object.fromEntries(
      items.flatMap((item) => (item.kind === 'change' ? [[item.id, item.undo]] : [])),
    );
    expect(undoById).toEqual({ [kept.id]: kept.actId, [forgotten.id]: null, [undone.id]: null });
  });

  it('what is still to come can be left out', async () => {
    const { account, contact } = await somebody();
    const ahead = rowsOf(account, contact, { kind: 'reminder', daysAgo: -3, minute: 0 });
    const today = rowsOf(account, contact, { kind: 'interaction', daysAgo: 0, minute: 0 });
    await stored(world.app.unitOfWork, ...ahead, ...today);
    const kindsUntil = async (until?: string): Promise<string[]> =>
      (await timeline.page(account, contact.id, until ? { until } : {})).items.map(({ kind }) => kind);
    expect(await kindsUntil()).toEqual(['reminder', 'interaction', 'added']);
    expect(await kindsUntil('2026-11-23')).toEqual(['interaction', 'added']);
  });

  it('somebody with 5,000 conversations costs as many statements and rows as somebody with 50', async () => {
    const few = await somebody();
    const many = await somebody();
    for (const [{ contact, account }, count] of [
      [few, 50],
      [many, 5000],
    ] as const) {
      const talks = Array.from({ length: count }, (_, nth) => ({
        ...anInteraction(contact, { on: new Date(Date.UTC(2010, 0, 1 + nth)).toISOString().slice(0, 10) }),
      }));
      const logged = Array.from({ length: count }, () =>
        aChange(account, contact, '2026-11-01T08:00:00.000Z', { kind: 'logged' }),
      );
      await world.app.unitOfWork.run(async () => {
        for (let start = 0; start < count; start += 250) {
          await world.app.unitOfWork.writer.insert('Interaction', talks.slice(start, start + 250));
          await world.app.unitOfWork.writer.insert('Change', logged.slice(start, start + 250));
        }
      });
    }
    const statementsFor = ({ account, contact }: typeof few): Promise<Statement[]> =>
      statementsOf(world.app, async () => {
        expect((await timeline.page(account, contact.id, { limit: 20 })).items).toHaveLength(20);
      });
    const [forFew, forMany] = [await statementsFor(few), await statementsFor(many)];
    expect(forMany).toHaveLength(forFew.length);
    expect(forMany.length).toBeLessThanOrEqual(12);
    const { nextCursor } = await timeline.page(many.account, many.contact.id, { limit: 200 });
    const forNext = await statementsOf(world.app, () =>
      timeline.page(many.account, many.contact.id, { limit: 200, cursor: nextCursor ?? '' }),
    );
    expect(forNext.length).toBeLessThanOrEqual(forMany.length); // the page after the first is no dearer
    if (engine === 'postgres') return;
    for (const { sql, values } of [...forMany, ...forNext]) {
      const plan = await rows<{ detail: string }>(world.app.unitOfWork.reader, `explain query plan ${sql}`, values);
      const steps = plan.map(({ detail }) => detail).join('\n');
      expect(steps, sql).not.toMatch(/SCAN (?!told|kind\d|\(subquery|person|meeting)/);
      if (/from "interactions"/i.test(sql)) expect(steps).not.toContain('TEMP B-TREE');
    }
  });

  it('nobody sees the timeline of somebody else, and a cursor of another list is refused', async () => {
    const { contact } = await somebody();
    const stranger = await somebody();
    await expect(timeline.page(stranger.account, contact.id)).rejects.toMatchObject({ status: 404 });
    const foreign = Buffer.from(JSON.stringify(['2026-11-23', contact.id])).toString('base64url');
    const refused = timeline.page(stranger.account, stranger.contact.id, { cursor: foreign });
    await expect(refused).rejects.toMatchObject({ status: 422 });
  });
});
