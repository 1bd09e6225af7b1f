import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { CreateContact } from '../../src/contacts/contacts.input.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { RelationsService } from '../../src/contacts/relations/relations.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { OneStepService } from '../../src/targets/one-step.service.js';
import { TargetsService } from '../../src/targets/targets.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, aStation, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

describe.each(engines)('targets on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());

  const person = (givenName: string, fields: CreateContact = {}): Promise<Contact> =>
    app.get(SaveContactService).create(account.id, { givenName, ...fields });
  const near = async (kind: 'employer' | 'field', name: string): Promise<string[]> => {
    const target = await app.get(TargetsService).create(account.id, { kind, name });
    const { people } = await app.get(OneStepService).of(account, target.id);
    return people.map(({ contact, way, through }) =>
      [contact.givenName, through ? `${through.kind} ${through.contact.givenName ?? ''}` : way.code].join(': '),
    );
  };

  it('an employer: who works or worked there, whom I know from there, and who knows one of them', async () => {
    account = anAccount();
    const station = aStation(account, { organisation: 'Radio Nordlicht' });
    await stored(app.unitOfWork, account, station);
    const tom = await person('Tom', { organisation: 'Radio Nordlicht GmbH', feltRung: 'easy' });
    const past = { organisation: 'Radio Nordlicht', role: 'Volontärin', from: null, to: '2020' };
    await person('Eva', { history: [past], feltRung: 'doable' });
    await person('Kim', { stationId: station.id, feltRung: 'doable' });
    await person('Uta', { feltRung: 'doable', introducedById: tom.id });
    const ole = await person('Ole', { feltRung: 'courage' });
    await app.get(RelationsService).add(account.id, ole.id, { kind: 'colleague', otherId: tom.id });
    await person('Mia', { organisation: 'Radio Südlicht', notes: 'hört gern Radio Nordlicht' });
    await person('Jan', { notes: 'kennt Tom' });
    const found = await near('employer', 'Radio Nordlicht');
    expect([...found].sort()).toEqual([
      'Eva: worked-there',
      'Kim: station',
      'Ole: colleague Tom',
      'Tom: works-there',
      'Uta: introduced-by Tom',
    ]);
    expect(found[0]).toBe('Tom: works-there');
    expect(found.at(-1)).toBe('Ole: colleague Tom');
  });

  it('a field: organisation, role, tags or station words', async () => {
    account = anAccount();
    const station = aStation(account, { organisation: 'Uni', myRole: 'Kurs Journalismus' });
    await stored(app.unitOfWork, account, station);
    await person('Tom', { role: 'freier Journalist' });
    await person('Eva', { tags: ['Journalismus'] });
    await person('Kim', { stationId: station.id });
    await person('Mia', { notes: 'mag Journalismus' });
    expect((await near('field', 'Journalismus')).sort()).toEqual(['Eva: tag', 'Kim: station', 'Tom: does']);
  });

  it('whoever is not to be written to comes last, and nobody is found by signs', async () => {
    account = anAccount();
    await stored(app.unitOfWork, account);
    await person('Tom', { organisation: 'Probe AG', layer: 'inner', neverSuggest: true });
    await person('Eva', { organisation: 'Probe AG', layer: 'loose' });
    const target = await app.get(TargetsService).create(account.id, { kind: 'employer', name: 'Probe' });
    const { people } = await app.get(OneStepService).of(account, target.id);
    expect(people.map(({ contact, paused }) => [contact.givenName, paused])).toEqual([
      ['Eva', false],
      ['Tom', true],
    ]);
  });

  it('the same name is there once of each kind', async () => {
    account = anAccount();
    await stored(app.unitOfWork, account);
    const targets = app.get(TargetsService);
    await targets.create(account.id, { kind: 'employer', name: 'Radio' });
    await targets.create(account.id, { kind: 'field', name: 'Radio' });
    await expect(targets.create(account.id, { kind: 'field', name: ' rädio' })).rejects.toMatchObject({
      type: 'target-taken',
    });
    await expect(targets.create(account.id, { kind: 'field', name: '***' })).rejects.toMatchObject({ status: 422 });
  });
});
