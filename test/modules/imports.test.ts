import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import type { CreateContact } from '../../src/contacts/contacts.input.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { ShownService } from '../../src/reactivation/shown.service.js';
import { SuggestionActions } from '../../src/reactivation/suggestion-actions.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { monday, startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { fixture, ImportWorld, table } from './import-world.js';
import { PreviewService } from '../../src/imports/preview/preview.service.js';

describe.each(engines)('importing people, on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let world: ImportWorld;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(monday);
    account = anAccount();
    await stored(app.unitOfWork, account);
    world = new ImportWorld(app, account);
  });

  const people = async (): Promise<readonly Contact[]> =>
    (await app.get(ContactsService).list(account, { sort: 'name' })).items;
  const names = async (): Promise<string[]> =>
    (await people()).map(({ givenName, familyName }) => `${givenName ?? ''} ${familyName ?? ''}`.trim());
  const addressesOf = async ({ id }: Contact): Promise<string[]> =>
    ((await app.get(ContactsService).pointsOf(account.id, [id])).get(id) ?? []).map(({ value }) => value);
  const person = (input: CreateContact): Promise<Contact> => app.get(SaveContactService).create(account.id, input);

  it('shows what it found and saves nobody yet', async () => {
    const preview = await world.read(fixture('linkedin-Connections-en.csv'), 'Connections.csv');
    expect(preview).toMatchObject({
      state: 'preview',
      format: 'linkedin',
      fileName: 'Connections.csv',
      encoding: 'utf-8',
      newRows: 2,
      existingRows: 0,
      unclearRows: 1,
    });
    expect(await world.rowsOf(preview)).toMatchObject([
      { row: 1, status: 'new', action: 'add', reasons: [] },
      { row: 2, status: 'new', action: 'add', reasons: [{ code: 'name-tidied' }] },
      { row: 3, status: 'unclear', action: 'skip', reasons: [{ code: 'closed-account' }] },
    ]);
    expect(await people()).toEqual([]);
  });

  // "imported ones in `loose`, both without form and language" (product.md, Contact and standing)
  it("lets imported people start in layer loose, without form and language, with LinkedIn's day as assumed", async () => {
    const done = await world.imported(fixture('linkedin-Connections-en.csv'));
    expect(done).toMatchObject({ state: 'done', added: 2, updated: 0 });
    const [greta, jonas] = await people();
    expect(greta).toMatchObject({
      givenName: 'Greta',
      layer: 'loose',
      layerChosen: false,
      form: null,
      language: null,
      source: 'linkedin',
      importId: done.id,
      connectedOn: '2024-03-05',
      lastInteractionOn: null,
      silentSinceOn: '2024-03-05',
      effectiveCadenceDays: 365,
      quietOn: '2025-03-06',
      easeGroup: 'loose.365.-.a',
      nameKey: 'beispiel greta',
    });
    expect(await addressesOf(jonas!)).toEqual(['jonas@probe.example', 'https://www.linkedin.com/in/jonas-probe']);
  });

  it('brings people from a vCard file with everything that the card says', async () => {
    await world.imported(fixture('apple.vcf'));
    const [greta] = await people();
    expect(await names()).toEqual(['Greta Beispiel']);
    expect(greta).toMatchObject({ honorific: 'Dr.', city: 'München', birthday: '--05-17', source: 'vcard' });
    expect(await addressesOf(greta!)).toHaveLength(5);
  });

  // "Exact duplicates (merged at import without asking)"
  it('does not double anybody when the same file comes again', async () => {
    await world.imported(fixture('linkedin-Connections-en.csv'));
    const again = await world.read(fixture('linkedin-Connections-en.csv'));
    expect(again).toMatchObject({ newRows: 0, existingRows: 2, unclearRows: 1 });
    expect(await world.commit(again)).toMatchObject({ added: 0, updated: 0 });
    expect(await names()).toEqual(['Greta Beispiel', 'Jonas Probe']);
  });

  it('does not double anybody when two previews of the same file are committed', async () => {
    const first = await world.read(fixture('linkedin-Connections-en.csv'));
    const second = await world.read(fixture('linkedin-Connections-en.csv'));
    await world.commit(first);
    expect(await world.commit(second)).toMatchObject({ state: 'done', added: 0 });
    expect(await people()).toHaveLength(2);
  });

  it('fills in what is empty, adds what is new, and overwrites nothing', async () => {
    const url = 'https://www.linkedin.com/in/greta';
    const { id } = await person({
      givenName: 'Grete',
      familyName: 'Beispiel',
      role: 'Chefin',
      links: [{ value: url }],
    });
    const done = await world.imported(
      table(`Greta,Beispiel,${url}/,greta@radio.example,Radio Muster,Leiterin,05 Mar 2024`),
    );
    expect(done).toMatchObject({ added: 0, updated: 1 });
    const greta = await app.get(ContactsService).find(account.id, id);
    expect(greta).toMatchObject({
      givenName: 'Grete',
      role: 'Chefin',
      organisation: 'Radio Muster',
      connectedOn: '2024-03-05',
    });
    expect(greta).toMatchObject({ silentSinceOn: '2024-03-05', searchKey: 'grete beispiel radio muster chefin' });
    expect(await addressesOf(greta)).toEqual([url, 'greta@radio.example']);
  });

  it('merges the duplicates of a file into one person', async () => {
    const done = await world.imported(
      table(
        'Greta,Beispiel,,g@x.example,Radio,,05 Mar 2024',
        'Greta,Beispiel,,g@x.example,,Leiterin,',
        'Greta,,,G@x.example,,,',
      ),
    );
    expect(done).toMatchObject({ newRows: 1, existingRows: 2, added: 1 });
    expect(await people()).toMatchObject([{ organisation: 'Radio', role: 'Leiterin' }]);
  });

  it('leaves those that may be there already to the user', async () => {
    const there = await person({ givenName: 'Greta', familyName: 'Beispiel', organisation: 'Theater' });
    const preview = await world.read(table('Greta,Beispiel,,,Radio,Leiterin,', 'Jonas,Probe,,,Radio,,', 'Mia,Muster'));
    expect(await world.rowsOf(preview)).toMatchObject([
      { status: 'unclear', action: 'skip', contactId: there.id, reasons: [{ code: 'likely-same-name' }] },
      { status: 'new' },
      { status: 'unclear', action: 'skip', reasons: [{ code: 'too-few-columns' }] },
    ]);
    const imports = app.get(PreviewService);
    await imports.changeRow(account.id, preview.id, 1, { action: 'add' });
    await imports.changeRow(account.id, preview.id, 3, { action: 'add' });
    await world.commit(preview);
    expect(await names()).toEqual(['Greta Beispiel', 'Greta Beispiel', 'Mia Muster', 'Jonas Probe']);
  });

  it('merges a person who may be the same when the user says so', async () => {
    const there = await person({ givenName: 'Greta', familyName: 'Beispiel', organisation: 'Theater' });
    const preview = await world.read(table('Greta,Beispiel,,greta@radio.example,Radio,Leiterin,'));
    await app.get(PreviewService).changeRow(account.id, preview.id, 1, { action: 'update' });
    expect(await world.commit(preview)).toMatchObject({ added: 0, updated: 1 });
    expect(await people()).toMatchObject([{ id: there.id, organisation: 'Theater', role: null }]);
    expect(await addressesOf(there)).toEqual(['greta@radio.example']);
  });

  it('adds a row whose twin above was skipped', async () => {
    const preview = await world.read(table('Greta,Beispiel,,g@x.example,,,', 'Greta,Beispiel,,g@x.example,Radio,,'));
    await app.get(PreviewService).changeRow(account.id, preview.id, 1, { action: 'skip' });
    expect(await world.commit(preview)).toMatchObject({ added: 1 });
    expect(await people()).toMatchObject([{ organisation: 'Radio' }]);
  });

  it('lets nobody add a row without a name, or update where nobody is', async () => {
    const preview = await world.read(table(',,,,Radio,,', 'Jonas,Probe,,,,,'));
    const change = (row: number, action: 'add' | 'update'): Promise<unknown> =>
      app.get(PreviewService).changeRow(account.id, preview.id, row, { action });
    await expect(change(1, 'add')).rejects.toMatchObject({ type: 'row-cannot-be-added' });
    await expect(change(2, 'update')).rejects.toMatchObject({ type: 'row-has-no-match' });
    await expect(change(3, 'add')).rejects.toMatchObject({ type: 'not-found' });
  });

  it('takes an import back: new people go, what was filled in goes, what was there stays', async () => {
    const url = 'https://www.linkedin.com/in/greta';
    const there = await person({ givenName: 'Greta', links: [{ value: url }] });
    const done = await world.imported(
      table(`Greta,Beispiel,${url},g@x.example,Radio,,05 Mar 2024`, 'Jonas,Probe,,,,,12 Jan 2023'),
    );
    await app.get(SaveContactService).update(account.id, there.id, { organisation: 'Theater' });
    expect(await world.undo(done)).toMatchObject({ state: 'undone', removed: 1, kept: 0 });
    const [greta] = await people();
    expect(await names()).toEqual(['Greta']);
    expect(greta).toMatchObject({ id: there.id, organisation: 'Theater', connectedOn: null, silentSinceOn: null });
    expect(greta).toMatchObject({ nameKey: 'greta' });
    expect(await addressesOf(there)).toEqual([url]);
  });

  it('keeps people on whom something hangs when an import is taken back', async () => {
    const done = await world.imported(table('Anna,Eins,,,,,', 'Anna,Zwei,,,,,', 'Anna,Drei,,,,,'));
    const [one, two] = await people();
    const call = { on: '2026-11-20', channel: 'call', direction: 'mutual' } as const;
    await app.get(InteractionsService).log(account, one!.id, call);
    app.clock.set('2026-11-23T09:00:00.000Z');
    await app.get(SaveContactService).update(account.id, two!.id, { notes: 'laughed at my topics' });
    expect(await world.undo(done)).toMatchObject({ removed: 1, kept: 2 });
    expect((await people()).map(({ id }) => id)).toEqual([one!.id, two!.id]);
  });

  it('keeps people whom the user put off, but not those who were only shown', async () => {
    const done = await world.imported(
      table('Anna,Eins,,,,,', 'Anna,Zwei,,,,,', 'Anna,Drei,,,,,', 'Anna,Vier,,,,,', 'Anna,Sechs,,,,,'),
    );
    const [one, two, three] = (await people()).map(({ id }) => id);
    await app.get(SuggestionActions).later(account, one!, '2026-12-24');
    await app.get(SuggestionActions).skip(account, two!);
    await app.get(SuggestionActions).swap(account, three!);
    await app.get(ShownService).show(account);
    expect(await world.undo(done)).toMatchObject({ removed: 2, kept: 3 });
    expect((await people()).map(({ id }) => id)).toEqual([one, two, three]);
  });
});
