import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ContactExtrasService } from '../../src/contacts/extras/contact-extras.service.js';
import { RelationsService } from '../../src/contacts/relations/relations.service.js';
import type { Interaction } from '../../src/interactions/interaction.entity.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import type { Reminder } from '../../src/reminders/reminder.entity.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { canonical, exported } from './exports-world.js';
import { RowsWorld } from './rows-world.js';

const talk = { channel: 'coffee', direction: 'mutual', summary: null, count: 1 } as const;
const messages = { channel: 'message', direction: 'inbound', summary: null } as const;
const email = (value: string) => ({ kind: 'email', value, label: null, preferred: false }) as const;
const greta = { givenName: 'Greta', familyName: 'Beispiel', points: [email('greta@example.org')] };
let count = 0;

describe.each(engines)('what rows tell beside fields, on %s', (engine) => {
  let app: TestApp;
  let ada: SignedIn;
  let world: RowsWorld;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-11-23T08:00:00.000Z');
    ada = await signedIn(app, { email: `ada${(count += 1)}@example.org` });
    world = new RowsWorld(app, ada.account);
  });

  const person = async (id: string) => (await ada.api.get(`/contacts/${id}`)).json<Record<string, unknown>>();
  const add = async (input: object): Promise<string> =>
    (await ada.api.post('/contacts', input)).json<{ id: string }>().id;
  const talks = async (id: string): Promise<readonly Interaction[]> =>
    (await app.get(InteractionsService).list(ada.account.id, id)).items;
  const reminders = async (id: string): Promise<readonly Reminder[]> =>
    (await app.get(RemindersService).list(ada.account.id, { contactId: id })).items;
  const related = async (id: string): Promise<string[]> =>
    (await app.get(RelationsService).list(ada.account.id, id)).map(({ kind, contact }) => `${kind} ${contact.name}`);
  const account = async (): Promise<string> => canonical(await exported(app, ada.account, 'json'));

  it('comes with new people: tags, cadence, talks, reminders still to come, and what has no field', async () => {
    await ada.api.post('/tags', { name: 'Chor', cadence: 14 });
    await world.bring([
      {
        ...greta,
        tags: ['chor', 'Boot'],
        talks: [
          { ...talk, on: '2025-03-01', summary: 'Café' },
          { ...talk, on: '2027-03-01' },
        ],
        reminders: [
          { on: '2026-12-24', text: 'Karte' },
          { on: '2020-05-05', text: 'vorbei' },
          { on: '2020-01-31', text: 'Anrufen', every: { number: 1, unit: 'month' } },
        ],
        extras: [{ name: 'Sternzeichen', value: 'Waage' }],
      },
      { givenName: 'Tom', cadence: 45 },
    ]);
    const id = await world.idOf('Greta');
    expect(await person(id)).toMatchObject({ tags: ['Boot', 'Chor'], standing: { lastInteractionOn: '2025-03-01' } });
    expect((await ada.api.get('/contacts?q=Boot')).json<{ items: unknown[] }>().items).toHaveLength(1);
    // "they count as logged on their own day": they use no place of the week
    expect(await talks(id)).toMatchObject([{ on: '2025-03-01', loggedOn: '2025-03-01', summary: 'Café' }]);
    expect((await reminders(id)).map(({ text, dueOn, kind }) => [text, dueOn, kind])).toEqual([
      ['Anrufen', '2026-11-30', 'own'],
      ['Karte', '2026-12-24', 'own'],
    ]);
    expect(await app.get(ContactExtrasService).ofContact(ada.account.id, id)).toMatchObject([
      { entries: [{ name: 'Sternzeichen', value: 'Waage' }] },
    ]);
    expect(await person(await world.idOf('Tom'))).toMatchObject({ cadence: 45 });
  });

  it('the number of messages becomes a sentence in the language of the account', async () => {
    const told = { ...greta, talks: [{ ...messages, on: '2026-01-05', count: 12 }] };
    await world.bring(
      [told, { givenName: 'Tom', talks: [{ ...messages, on: '2026-01-05', count: 1 }] }],
      'linkedin-messages',
    );
    expect(await talks(await world.idOf('Greta'))).toMatchObject([{ summary: '12 Nachrichten über LinkedIn' }]);
    expect(await talks(await world.idOf('Tom'))).toMatchObject([{ summary: 'Eine Nachricht über LinkedIn' }]);
  });

  it('people of a file belong together, and introductions that would close a circle are left out', async () => {
    await world.bring([
      {
        ...greta,
        key: 'g',
        relations: [
          { kind: 'colleague', key: 't' },
          { kind: 'introduced-by', key: 't' },
        ],
      },
      {
        givenName: 'Tom',
        key: 't',
        relations: [
          { kind: 'introduced-by', key: 'g' },
          { kind: 'colleague', key: 'g' },
        ],
      },
      {
        givenName: 'Uwe',
        key: 'u',
        relations: [
          { kind: 'partner', key: 'u' },
          { kind: 'partner', key: 'nobody' },
        ],
      },
    ]);
    expect(await related(await world.idOf('Greta'))).toEqual(['introduced-by Tom', 'colleague Tom']);
    expect(await related(await world.idOf('Tom'))).toEqual(['colleague Greta Beispiel', 'introduced Greta Beispiel']);
    expect(await related(await world.idOf('Uwe'))).toEqual([]);
  });

  it('is added to people who are there, once, and taken back to the letter', async () => {
    const id = await add({
      givenName: 'Greta',
      familyName: 'Beispiel',
      emails: [{ value: 'greta@example.org' }],
      tags: ['Radio'],
      city: 'Bonn',
      organisation: 'Radio',
      role: 'Redakteurin',
      notes: 'Chor',
    });
    const tom = await add({
      givenName: 'Tom',
      familyName: 'Muster',
      organisation: 'Radio',
      emails: [{ value: 'tom@example.org' }],
    });
    await ada.api.post(`/contacts/${id}/interactions`, { channel: 'coffee', on: '2025-03-01' });
    world.later();
    const before = await account();
    const told = {
      ...greta,
      points: [...greta.points, email('greta@radio.example')],
      key: 'g',
      city: 'Köln',
      country: 'DE',
      organisation: 'Theater',
      notes: 'Boot',
      tags: ['radio', 'Neu'],
      cadence: 20,
      reminders: [{ on: '2026-12-24', text: 'Karte' }],
      talks: [
        { ...talk, on: '2025-03-01' },
        { ...talk, on: '2026-02-01' },
      ],
      extras: [{ name: 'Hobby', value: 'Boot' }],
      relations: [
        { kind: 'partner', key: 't' },
        { kind: 'introduced-by', key: 't' },
      ],
      choices: { city: 'take', organisation: 'take', notes: 'both' },
    } as const;
    const done = await world.bring([
      told,
      { givenName: 'Tom', familyName: 'Muster', points: [email('tom@example.org')], key: 't' },
    ]);
    expect(done).toMatchObject({ state: 'done', added: 0, updated: 1 });
    expect(await person(id)).toMatchObject({
      city: 'Köln',
      country: 'DE',
      organisation: 'Theater',
      role: null,
      notes: 'Chor\n\nBoot',
      history: [{ organisation: 'Radio', role: 'Redakteurin' }],
      tags: ['Neu', 'Radio'],
      cadence: null,
      introducedById: tom,
      standing: { lastInteractionOn: '2026-02-01' },
    });
    expect((await talks(id)).map(({ on }) => on)).toEqual(['2026-02-01', '2025-03-01']);
    expect(await reminders(id)).toEqual([]);
    expect(await related(id)).toEqual(['introduced-by Tom Muster', 'partner Tom Muster']);
    world.later();
    expect(await world.bring([{ ...told, choices: {} }])).toMatchObject({ updated: 0 }); // nothing is doubled
    await world.undo(done);
    expect(await account()).toBe(before);
  });

  it('what was changed since stays when the import is taken back', async () => {
    const id = await add({ givenName: 'Greta', familyName: 'Beispiel', emails: [{ value: 'greta@example.org' }] });
    world.later();
    const done = await world.bring([{ ...greta, city: 'Köln', country: 'DE', talks: [{ ...talk, on: '2026-02-01' }] }]);
    world.later();
    await ada.api.patch(`/contacts/${id}`, { city: 'Ulm' });
    const [logged] = await talks(id);
    await ada.api.patch(`/interactions/${logged?.id ?? ''}`, { summary: 'Das war schön.' });
    world.later();
    await world.undo(done);
    expect(await person(id)).toMatchObject({
      updatedAt: app.clock.now().toISOString(), // the country went just now
      city: 'Ulm',
      country: null,
      standing: { lastInteractionOn: '2026-02-01' },
    });
    expect(await talks(id)).toMatchObject([{ summary: 'Das war schön.' }]);
  });
});
