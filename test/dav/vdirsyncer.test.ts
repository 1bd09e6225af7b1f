import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../support/database.js';
import { DavWorld } from './dav-world.js';
import { isInstalled } from './program.js';
import { SyncedDevice } from './synced-device.js';

const canSync = isInstalled('vdirsyncer', 'vdirsyncer');
const canRead = {
  people: isInstalled('khard', 'khard'),
  meetings: isInstalled('khal', 'khal'),
  followUps: isInstalled('todoman', 'todoman'),
};

interface Person {
  readonly id: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly emails: readonly { readonly value: string }[];
  readonly phones: readonly { readonly value: string }[];
}

describe.runIf(canSync).each(engines)('two devices with vdirsyncer, on %s', (engine) => {
  let world: DavWorld;
  let laptop: SyncedDevice;
  let desk: SyncedDevice;

  beforeAll(async () => {
    world = await DavWorld.start(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    [laptop, desk] = [await SyncedDevice.of(world.access), await SyncedDevice.of(world.access)];
    await laptop.synced();
    await desk.synced();
  });

  const api = (): DavWorld['owner']['api'] => world.owner.api;
  const person = async (id: string): Promise<Person> => (await api().get(`/contacts/${id}`)).json<Person>();
  const found = async (name: string): Promise<string[]> =>
    (await api().get(`/contacts?q=${name}`)).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
  const both = async (): Promise<void> => {
    await laptop.synced();
    await desk.synced();
    await laptop.synced();
  };

  it('have everybody, and what one of them adds is here and on the other, octet for octet', async () => {
    await api().make('/contacts', { givenName: 'Ada', familyName: 'Lovelace', emails: [{ value: 'ada@example.org' }] });
    laptop.write('people', 'grace.vcf', card('grace', ['FN:Grace Hopper', 'N:Hopper;Grace;;;', ...unknown]));
    await both();
    expect(desk.read('people', 'grace.vcf')).toBe(laptop.read('people', 'grace.vcf'));
    const ada = [laptop, desk].map((device) => device.read('people', device.fileWith('people', 'Lovelace')));
    expect(ada[0]).toBe(ada[1]);
    expect(await found('Hopper')).toHaveLength(1);
    for (const line of unknown) expect(desk.read('people', 'grace.vcf')).toContain(`${line}\r\n`);
  });

  it('take over what is changed in the service, with everything else of the file as it was', async () => {
    laptop.write('people', 'mary.vcf', card('mary', ['FN:Mary Shelley', 'N:Shelley;Mary;;;', ...unknown]));
    await both();
    const [id = ''] = await found('Shelley');
    await api().patch(`/contacts/${id}`, { phones: [{ value: '+49 351 1' }] });
    await both();
    const lines = desk.read('people', 'mary.vcf').split('\r\n');
    expect(lines).toEqual(expect.arrayContaining(unknown));
    expect(lines.some((line) => line.startsWith('TEL') && line.includes('351'))).toBe(true);
    expect(lines).toHaveLength(laptop.read('people', 'mary.vcf').split('\r\n').length);
  });

  it('say so where both changed the same card, and the one that is preferred counts, for both', async () => {
    laptop.write('people', 'rosa.vcf', card('rosa', ['FN:Rosa Weber', 'N:Weber;Rosa;;;']));
    await both();
    desk.write('people', 'rosa.vcf', card('rosa', ['FN:Rosa Weber', 'N:Weber;Rosa;;;', 'TEL:+491']));
    laptop.write('people', 'rosa.vcf', card('rosa', ['FN:Rosa Weber', 'N:Weber;Rosa;;;', 'EMAIL:rosa@example.org']));
    await desk.synced();
    const { status, said } = await laptop.sync();
    expect([status, said]).toEqual([1, expect.stringMatching(/conflict/i)]);
    expect(laptop.read('people', 'rosa.vcf')).toContain('EMAIL');
    laptop.prefer('a');
    await both();
    expect(desk.read('people', 'rosa.vcf')).toBe(laptop.read('people', 'rosa.vcf'));
    const { emails } = await person((await found('Weber'))[0] ?? '');
    expect(emails.map(({ value }) => value)).toEqual(['rosa@example.org']);
  });

  it('lose nothing where one changed a number and the service the address, once the files are brought together', async () => {
    laptop.write('people', 'lise.vcf', card('lise', ['FN:Lise Meitner', 'N:Meitner;Lise;;;']));
    await both();
    const [id = ''] = await found('Meitner');
    await api().patch(`/contacts/${id}`, { emails: [{ value: 'lise@example.org' }] });
    const mine = laptop.read('people', 'lise.vcf');
    laptop.write('people', 'lise.vcf', mine.replace('END:VCARD', 'TEL:+46 8 1\r\nEND:VCARD'));
    expect((await laptop.sync()).status).toBe(1);
    await desk.synced();
    const theirs = desk.read('people', 'lise.vcf');
    laptop.write('people', 'lise.vcf', theirs.replace('END:VCARD', 'TEL:+46 8 1\r\nEND:VCARD'));
    laptop.prefer('a');
    await both();
    const { emails, phones } = await person(id);
    expect([emails.map(({ value }) => value), phones.length]).toEqual([['lise@example.org'], 1]);
    expect(desk.read('people', 'lise.vcf')).toBe(laptop.read('people', 'lise.vcf'));
  });

  it('delete on both sides: into the trash here, gone there, and back when it is taken back', async () => {
    laptop.write('people', 'emmy.vcf', card('emmy', ['FN:Emmy Noether', 'N:Noether;Emmy;;;', ...unknown]));
    laptop.write('people', 'kept.vcf', card('kept', ['FN:Kept Somebody', 'N:Somebody;Kept;;;']));
    await both();
    const [id = ''] = await found('Noether');
    await laptop.ran('rm', [`${laptop.pathOf('people')}/emmy.vcf`]);
    await both();
    expect(desk.files('people')).not.toContain('emmy.vcf');
    expect(await found('Noether')).toEqual([]);
    await api().post(`/contacts/${id}/restore`, {});
    await both();
    expect(desk.read('people', 'emmy.vcf')).toContain(unknown[0]);
    await api().delete(`/contacts/${id}`);
    await both();
    expect(laptop.files('people')).not.toContain('emmy.vcf');
  });

  it.runIf(canRead.people)('and khard reads the people, and adds one', async () => {
    const emails = [{ value: 'alan@example.org' }];
    await api().make('/contacts', { givenName: 'Alan', familyName: 'Turing', emails });
    await both();
    expect(await desk.khard('list')).toContain('Alan Turing');
    expect(await desk.khard('email', '--parsable', 'Turing')).toContain('alan@example.org');
    const yaml = `${desk.folder('new')}/katherine.yaml`;
    await desk.run('tee', [yaml], 'First name : Katherine\nLast name : Johnson\nEmail :\n    work : kj@example.org\n');
    await desk.khard('new', '-a', 'people', '-i', yaml);
    await both();
    await desk.synced();
    expect(await found('Johnson')).toHaveLength(1);
    expect(await laptop.khard('list')).toContain('Katherine Johnson');
  });

  it.runIf(canRead.meetings)('and khal reads the meetings, and moves with them', async () => {
    const ada = await api().make('/contacts', { givenName: 'Ines', familyName: 'Kafka' });
    const day = { start: '2026-12-03T14:00:00Z', end: '2026-12-03T15:00:00Z', timeZone: 'Europe/Berlin' };
    const id = await api().make('/meetings', { ...day, contactIds: [ada], place: 'Café Nord' });
    await both();
    expect(await desk.khal('list', '2026-12-03', '1d')).toMatch(/15:00.16:00.*Kafka/);
    const file = desk.fileWith('meetings', 'Kafka');
    const moved = desk.read('meetings', file).replaceAll('20261203T150000', '20261204T110000');
    desk.write('meetings', file, moved.replaceAll('20261203T160000', '20261204T120000'));
    await desk.synced();
    await both();
    const { start } = (await api().get(`/meetings/${id}`)).json<{ start: string }>();
    expect(new Date(start).toISOString()).toBe('2026-12-04T10:00:00.000Z');
    expect(await laptop.khal('list', '2026-12-04', '1d')).toMatch(/11:00.12:00.*Kafka/);
  });

  it.runIf(canRead.meetings)('and what is entered in khal with somebody is a meeting here', async () => {
    await api().make('/contacts', { givenName: 'Nora', familyName: 'Zander' });
    await both();
    await desk.khal('new', '-a', 'meetings', '2026-12-08', '10:00', '11:00', 'Kaffee mit Nora Zander');
    await desk.synced();
    await both();
    expect(await laptop.khal('list', '2026-12-08', '1d')).toContain('Nora Zander');
    const day = '/meetings?from=2026-12-08&to=2026-12-08';
    expect((await api().get(day)).json<{ items: unknown[] }>().items.length).toBeGreaterThan(0);
  });

  it.runIf(canRead.followUps)('and what is ticked off in todoman is done here', async () => {
    const id = await api().make('/reminders', { dueOn: '2026-12-24', kind: 'own', text: 'Plätzchen bringen' });
    await both();
    const line = (await desk.todoman('list')).split('\n').find((one) => one.includes('Plätzchen')) ?? '';
    const [number = ''] = /\d+/.exec(line) ?? [];
    await desk.todoman('done', number);
    await desk.synced();
    await both();
    expect((await api().get(`/reminders/${id}`)).json()).toMatchObject({ state: 'done' });
    expect(await laptop.todoman('list')).not.toContain('Plätzchen');
  });

  it.runIf(canRead.followUps)('and what is noted in todoman is a reminder here', async () => {
    await desk.todoman('new', '--list', 'follow-ups', '--due', '2026-12-20', 'Karten schreiben');
    await desk.synced();
    await both();
    const { items } = (await api().get('/reminders?state=open')).json<{ items: { text: string; dueOn: string }[] }>();
    expect(items).toContainEqual(expect.objectContaining({ text: 'Karten schreiben', dueOn: '2026-12-20' }));
    expect(await laptop.todoman('list')).toContain('Karten schreiben');
  });

  it('and a device that may only read gets all, and is told where it writes', async () => {
    await api().make('/contacts', { givenName: 'Hedy', familyName: 'Lamarr' });
    const reader = await SyncedDevice.of(await world.readOnly());
    await reader.synced();
    expect(reader.files('people').length).toBeGreaterThan(0);
    reader.write('people', 'x.vcf', card('x', ['FN:Niemand Hier', 'N:Hier;Niemand;;;']));
    expect((await reader.sync()).status).toBe(1);
    expect(await found('Niemand')).toEqual([]);
  });
});

/** What no field of ours holds. */
const unknown = ['X-SKYPE:grace', 'item1.URL:https://example.org', 'item1.X-ABLabel:_$!<HomePage>!$_', 'SORT-STRING:h'];

function card(uid: string, lines: readonly string[]): string {
  return ['BEGIN:VCARD', 'VERSION:3.0', `UID:${uid}`, ...lines, 'END:VCARD', ''].join('\r\n');
}
