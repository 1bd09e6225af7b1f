import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { type QuickLogAnswer, QuickLogService } from '../../src/people/quick-log/quick-log.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('the quick log on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;
  let people: Record<string, Contact>;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    account = await world.account();
    const saving = world.app.get(SaveContactService);
    const named = async (givenName: string, familyName: string | null, more: object = {}): Promise<Contact> =>
      saving.create(account.id, { givenName, ...(familyName ? { familyName } : {}), ...more });
    people = {
      marlene: await named('Marlene', 'Vogt', { organisation: 'Radio Jena', notes: 'kennt Tom gut' }),
      tom: await named('Tom', 'Berger'),
      ayla: await named('Ayla', 'Demir'),
      otherAyla: await named('Ayla', 'Kurt'),
      lenz: await named('Petra', 'Lenz'),
      jule: await named('Juliane', 'Öztürk-Maier', { nickname: 'Jule' }),
    };
  });
  afterAll(() => world.close());

  const read = (text: string, more: object = {}): Promise<QuickLogAnswer> =>
    world.app.get(QuickLogService).log(account, { text, ...more });

  it.each([
    [
      'Kaffee mit Marlene, Dienstag, Thema Volontariat',
      'marlene',
      'coffee',
      'mutual',
      '2026-11-17',
      'Thema Volontariat',
    ],
    ['called Tom yesterday about the traineeship', 'tom', 'call', 'outbound', '2026-11-22', 'about the traineeship'],
    ['Tom hat mich gestern angerufen', 'tom', 'call', 'inbound', '2026-11-22', null],
    [
      'Mail von Frau Lenz: Praktikum ab März möglich',
      'lenz',
      'email',
      'inbound',
      '2026-11-23',
      'Praktikum ab März möglich',
    ],
    ['Habe heute Marlene Vogt getroffen', 'marlene', 'coffee', 'mutual', '2026-11-23', null],
    ['telefoniert mit marlene vogt', 'marlene', 'call', 'mutual', '2026-11-23', null],
    ['Ayla Kurt per WhatsApp geschrieben, vorgestern', 'otherAyla', 'message', 'outbound', '2026-11-21', null],
    ['Lunch with Jule on Friday', 'jule', 'coffee', 'mutual', '2026-11-20', null],
    [
      'Tom called me on the 17th, wants to meet in January',
      'tom',
      'call',
      'inbound',
      '2026-11-17',
      'wants to meet in January',
    ],
    ['Zoom mit Oeztuerk-Maier, 17.11.', 'jule', 'video', 'mutual', '2026-11-17', null],
  ] as const)('understands "%s"', async (line, person, channel, direction, on, summary) => {
    const { understood, unsure, saved } = await read(line);
    expect(unsure).toEqual([]);
    expect({ ...understood, contact: understood.contact?.id }).toEqual({
      contact: people[person]?.id,
      channel,
      direction,
      on,
      summary,
    });
    expect(saved).toBeNull();
  });

  it('asks which of two, and takes the answer', async () => {
    const asked = await read('Kaffee mit Ayla, gestern', { save: true });
    expect(asked.saved).toBeNull();
    expect(asked.understood.contact).toBeNull();
    expect(asked.unsure).toMatchObject([{ field: 'contactId', why: 'several-people' }]);
    const [open] = asked.unsure;
    const offered = open?.why === 'several-people' ? open.people.map(({ id }) => id) : [];
    expect(new Set(offered)).toEqual(new Set([people['ayla']?.id, people['otherAyla']?.id]));
    const { saved } = await read('Kaffee mit Ayla, gestern', { save: true, contactId: people['ayla']?.id });
    expect(saved).toMatchObject({ contactId: people['ayla']?.id, channel: 'coffee', on: '2026-11-22', summary: null });
  });

  it.each([
    ['Kaffee mit Wilhelmine, gestern', [{ field: 'contactId', why: 'nobody-known', name: 'Wilhelmine' }]],
    ['Kaffee mit Wilhelmine, hat von Tom erzählt', [{ field: 'contactId', why: 'nobody-known', name: 'Wilhelmine' }]],
    ['gestern telefoniert', [{ field: 'contactId', why: 'nobody-named' }]],
    ['Kaffee mit Tom und Marlene', [{ field: 'contactId', why: 'several-people' }]],
    ['Kaffee mit Tom nächsten Freitag', [{ field: 'on', why: 'day-ahead' }]],
    ['Kaffee mit Tom letzte Woche', [{ field: 'on', why: 'which-day' }]],
    ['Tom, gestern', [{ field: 'channel', why: 'which-channel' }]],
    ['mit Tom gesprochen', [{ field: 'channel', why: 'which-channel', channels: ['call', 'coffee', 'video'] }]],
  ])('asks, and saves nothing: "%s"', async (line, unsure) => {
    const answer = await read(line, { save: true });
    expect(answer.unsure).toMatchObject(unsure);
    expect(answer.unsure).toHaveLength(unsure.length);
    expect(answer.saved).toBeNull();
  });

  it('somebody who only stands in a note is nobody that the line names', async () => {
    const stranger = await world.account();
    const [marlene] = [
      await world.app.get(SaveContactService).create(stranger.id, { givenName: 'Marlene', notes: 'Tom' }),
    ];
    const answer = await world.app.get(QuickLogService).log(stranger, { text: 'Tom angerufen' });
    expect(answer.understood.contact).toBeNull();
    expect(answer.unsure).toMatchObject([{ why: 'nobody-known', name: 'Tom' }]);
    expect(marlene.givenName).toBe('Marlene');
  });

  it('what is given counts before what was read, and is saved with a line that leaves it open', async () => {
    const given = {
      contactId: people['tom']?.id,
      channel: 'letter',
      on: '2026-11-01',
      direction: 'inbound',
      summary: 'Danke',
    };
    const { saved } = await read('irgendwas', { save: true, ...given });
    expect(saved).toMatchObject(given);
    const tom = await world.app.get(ContactsService).find(account.id, people['tom']?.id ?? '');
    expect(tom.lastInteractionOn).toBe('2026-11-01');
    const { items } = await world.app.get(InteractionsService).list(account.id, tom.id);
    expect(items).toHaveLength(1);
  });

  it('a day that is given and still to come is asked about', async () => {
    const answer = await read('Kaffee mit Tom', { save: true, on: '2026-11-24' });
    expect(answer).toMatchObject({ saved: null, unsure: [{ field: 'on', why: 'day-ahead' }] });
  });

  it("today is the account's day, not the server's", async () => {
    world.app.clock.set('2026-11-23T18:00:00.000Z');
    const away = await world.account({ timeZone: 'Pacific/Auckland' });
    await world.app.get(SaveContactService).create(away.id, { givenName: 'Tom' });
    const { understood } = await world.app.get(QuickLogService).log(away, { text: 'gestern Tom angerufen' });
    expect(understood.on).toBe('2026-11-23');
    world.goTo('2026-11-23');
  });

  it("somebody else's people are never meant", async () => {
    const stranger = await world.account();
    const { unsure } = await world.app.get(QuickLogService).log(stranger, { text: 'Kaffee mit Marlene' });
    expect(unsure).toMatchObject([{ why: 'nobody-known' }]);
    const foreign = world.app
      .get(QuickLogService)
      .log(stranger, { text: 'Kaffee', contactId: people['tom']?.id ?? '' });
    await expect(foreign).rejects.toMatchObject({ status: 404 });
  });
});
