import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ItemRefused } from '../../src/collections/collections.errors.js';
import { CollectionsService, type Conditions, type Put } from '../../src/collections/collections.service.js';
import type { PortablePerson } from '../../src/exports/people/portable-person.js';
import { PortablePeople } from '../../src/exports/people/portable-people.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { cardFile, cardFiles, toldBy } from '../domain/collections/cards-world.js';

const asNew: Conditions = { ifMatch: null, ifNoneMatch: '*' };
const whatever: Conditions = { ifMatch: null, ifNoneMatch: null };

describe.each(engines)('people as cards on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let collections: CollectionsService;

  beforeAll(async () => {
    app = await startApp({ engine });
    collections = app.get(CollectionsService);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app);
  });

  const put = (name: string, text: string, known: Conditions = whatever): Promise<Put> =>
    collections.put(owner.account, 'people', { name, text }, known);

  async function got(name: string, vcardVersion: '3.0' | '4.0' | null = null): Promise<string> {
    const items = await collections.named(owner.account.id, 'people', [name]);
    const [text] = (await collections.texts(owner.account, 'people', items, { vcardVersion })).values();
    return text ?? '';
  }

  async function person(id: string): Promise<PortablePerson> {
    const found = (await app.get(PortablePeople).these(owner.account.id, [id])).get(id);
    if (!found) throw new Error('nobody');
    return found;
  }

  async function change(id: string, fields: object): Promise<void> {
    const answer = await owner.api.patch(`/contacts/${id}`, fields);
    expect(answer.statusCode, answer.body).toBe(200);
  }

  const undoLast = async (): Promise<number> => {
    const [last] = (await owner.api.get('/undo')).json<{ items: { id: string }[] }>().items;
    return (await owner.api.post(`/undo/${last?.id ?? ''}`)).statusCode;
  };

  const card = (...lines: string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

  it.each(cardFiles)('gives %s back octet for octet, and knows who it is (RFC 6352, 6.3.2)', async (name) => {
    const text = cardFile(name);
    const { isAsPut, isNew, item } = await put('a.vcf', text, asNew);
    expect({ isAsPut, isNew }).toEqual({ isAsPut: true, isNew: true });
    expect(await got('a.vcf')).toBe(text);
    const { familyName, notes } = toldBy(text);
    expect(await person(item.id)).toMatchObject({ familyName, notes });
  });

  it.each(cardFiles)('puts a change of ours into %s and leaves the other lines alone', async (name) => {
    const text = cardFile(name);
    const { item } = await put('a.vcf', text);
    await change(item.id, { role: 'Chefin' });
    const served = await got('a.vcf');
    const others = (card: string): string[] => card.split(/(?<=\n)/).filter((line) => !line.startsWith('TITLE'));
    expect(others(served)).toEqual(others(text));
    expect(served).toContain('TITLE:Chefin');
  });

  it("serves whom nobody put in 3.0, or in 4.0 if that is asked for, without what is nobody else's business", async () => {
    const id = await owner.api.make('/contacts', {
      ...{
        givenName: 'Greta',
        familyName: 'Beispiel',
        organisation: 'Radio Muster',
        likes: 'Segeln',
        feltRung: 'easy',
      },
      ...{ emails: [{ value: 'greta@radio.example', label: 'work' }], tags: ['Chor'], city: 'Bonn', gotOnWell: 5 },
    });
    const text = await got(`${id}.vcf`);
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:3.0',
      'PRODID:-//Wiedersehen//CardDAV 1//EN',
      `UID:urn:uuid:${id}`,
      'N:Beispiel;Greta;;;',
      'FN:Greta Beispiel',
      'ORG:Radio Muster',
      'EMAIL;TYPE=work:greta@radio.example',
      'ADR:;;;Bonn;;;',
      'CATEGORIES:Chor',
      'END:VCARD',
      '',
    ]);
    expect(await got(`${id}.vcf`, '4.0')).toContain('VERSION:4.0');
  });

  it('takes such a card back unchanged without changing anybody', async () => {
    const id = await owner.api.make('/contacts', {
      givenName: 'Greta',
      familyName: 'Beispiel',
      city: 'Bonn',
      likes: 'Tee',
    });
    const before = await person(id);
    const { isAsPut, item } = await put(`${id}.vcf`, await got(`${id}.vcf`));
    expect({ isAsPut, id: item.id }).toEqual({ isAsPut: true, id });
    expect(await person(id)).toEqual(before);
  });

  it('changes only what the client changed, as one act that can be undone', async () => {
    const { item } = await put('a.vcf', cardFile('davx5.vcf'));
    await change(item.id, { likes: 'Tee', notes: 'Von hier' });
    const text = (await got('a.vcf'))
      .replace('+49 170 1234567', '+49 170 7654321')
      .replace('CATEGORIES:Uni,Chor', 'CATEGORIES:Uni');
    await put('a.vcf', text);
    const now = await person(item.id);
    expect(now).toMatchObject({ likes: 'Tee', notes: 'Von hier', tags: ['Uni'] });
    expect(now.points.map(({ value }) => value)).toContain('+49 170 7654321');
    expect(await got('a.vcf')).toBe(text);
    expect(await undoLast()).toBe(204);
    expect(await got('a.vcf')).toContain('+49 170 1234567');
    expect((await person(item.id)).notes).toBe('Von hier');
  });

  it('takes away what the client took out of its card', async () => {
    const { item } = await put('a.vcf', cardFile('davx5.vcf'));
    await put('a.vcf', (await got('a.vcf')).replace(/NOTE:.*\r\n/, '').replace(/BDAY:.*\r\n/, ''));
    expect(await person(item.id)).toMatchObject({ notes: null, birthday: null, role: 'Lektor' });
  });

  it('two devices that edit different fields lose nothing: the second is told, reads and puts both (RFC 9110, 13.1.1)', async () => {
    const first = await put('a.vcf', cardFile('khard.vcf'));
    const mine: Conditions = { ifMatch: [first.item.etag], ifNoneMatch: null };
    const base = await got('a.vcf');
    await put('a.vcf', base.replace('0171 222333', '0171 444555'), mine);
    const other = (text: string): string => text.replace('Werft Probe', 'Werft Neu');
    await expect(put('a.vcf', other(base), mine)).rejects.toMatchObject({ status: 412 });
    const [now] = await collections.named(owner.account.id, 'people', ['a.vcf']);
    await put('a.vcf', other(await got('a.vcf')), { ifMatch: [now?.etag ?? ''], ifNoneMatch: null });
    expect(await got('a.vcf')).toBe(other(base).replace('0171 222333', '0171 444555'));
    expect(await person(first.item.id)).toMatchObject({
      organisation: 'Werft Neu',
      points: expect.arrayContaining([expect.objectContaining({ value: '0171 444555' })]) as unknown,
    });
  });

  it('gives a 3.0 card as 4.0 and takes it back in 4.0', async () => {
    const { item } = await put('a.vcf', cardFile('ios.vcf'));
    const before = await person(item.id);
    const text = await got('a.vcf', '4.0');
    expect((await put('a.vcf', text)).isAsPut).toBe(true);
    expect({ ...(await person(item.id)), updatedAt: '' }).toMatchObject({
      ...before,
      updatedAt: '',
      extras: expect.anything() as unknown,
    });
    expect(await got('a.vcf')).toBe(text);
  });

  it.each([
    ['only an organisation', ['ORG:Radio Muster'], 'Radio Muster'],
    ['only an address', ['EMAIL:wer@radio.example'], 'wer@radio.example'],
    ['nothing at all', [], '?'],
  ])('takes a card with %s', async (_, lines, name) => {
    const { item, isAsPut } = await put('a.vcf', card('UID:u-1', ...lines));
    expect({ isAsPut, name: (await person(item.id)).givenName }).toEqual({ isAsPut: true, name });
  });

  it('does not suggest an organisation to write to', async () => {
    const { item } = await put('a.vcf', card('UID:u-1', 'FN:Radio Muster', 'ORG:Radio Muster', 'X-ABShowAs:COMPANY'));
    expect((await person(item.id)).neverSuggest).toBe(true);
  });

  it('gives a card without a UID one (RFC 6352, 5.1), and says that it is not as it was put', async () => {
    const { item, isAsPut } = await put('a.vcf', card('FN:Pia Probe', 'N:Probe;Pia;;;'));
    expect(isAsPut).toBe(false);
    expect(await got('a.vcf')).toContain(`UID:urn:uuid:${item.id}`);
    await put('a.vcf', await got('a.vcf'));
  });

  it.each([
    ['a group of Apple', card('UID:g', 'FN:Chor', 'X-ADDRESSBOOKSERVER-KIND:group'), 'supported-address-data'],
    ['a group', card('UID:g', 'FN:Chor', 'KIND:group', 'MEMBER:urn:uuid:1'), 'supported-address-data'],
    ['another version', card('UID:g', 'FN:Chor').replace('3.0', '5.0'), 'supported-address-data'],
    ['two cards', card('UID:g', 'FN:A') + card('UID:h', 'FN:B'), 'valid-address-data'],
    ['no end', card('UID:g', 'FN:A').replace('END:VCARD', ''), 'valid-address-data'],
    ['a calendar', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', 'valid-address-data'],
    ['nothing', '', 'valid-address-data'],
    ['a zero', card('UID:g', 'FN:A\u0000'), 'valid-address-data'],
    ['20,001 lines', card('UID:g', 'FN:A', `NOTE:${'\r'.repeat(20_000)}`), 'valid-address-data'],
    ['20,001 pieces', card('UID:g', 'FN:A', `NOTE:${'\r\n x'.repeat(20_000)}`), 'valid-address-data'],
    ['5,001 properties', card('UID:g', 'FN:A', ...Array<string>(5000).fill('X-A:b')), 'valid-address-data'],
    ['a name of 2,001 characters', card('UID:g', 'FN:A', `TEL${';X=":"'.repeat(400)}:1`), 'valid-address-data'],
    ['more than 1 MB', card('UID:g', 'FN:A', `PHOTO;ENCODING=b:${'A'.repeat(1024 * 1024)}`), 'max-resource-size'],
  ])('refuses %s by its condition (RFC 6352, 6.3.2.1)', async (_, text, condition) => {
    await expect(put('a.vcf', text)).rejects.toMatchObject({ condition });
    await expect(put('a.vcf', text)).rejects.toBeInstanceOf(ItemRefused);
  });

  it('refuses a UID that somebody else has, and another UID in the same place (RFC 6352, 6.3.2.1: no-uid-conflict)', async () => {
    await put('a.vcf', card('UID:u-1', 'FN:Pia Probe'));
    await put('b.vcf', card('UID:u-2', 'FN:Pia Probe'));
    await expect(put('c.vcf', card('UID:u-1', 'FN:Pia Probe'))).rejects.toMatchObject({
      condition: 'no-uid-conflict',
      other: 'a.vcf',
    });
    await expect(put('b.vcf', card('UID:u-3', 'FN:Pia Probe'))).rejects.toMatchObject({ condition: 'no-uid-conflict' });
    const id = await owner.api.make('/contacts', { givenName: 'Greta' });
    await expect(put('d.vcf', card(`UID:${id.toUpperCase()}`, 'FN:Pia'))).rejects.toMatchObject({ other: `${id}.vcf` });
  });

  it('removes somebody into the trash, and has them as they were when they come back', async () => {
    const text = cardFile('ios.vcf');
    const { item } = await put('greta.vcf', text);
    await collections.remove(owner.account, 'people', 'greta.vcf', whatever);
    expect(await collections.named(owner.account.id, 'people', ['greta.vcf'])).toEqual([]);
    expect((await owner.api.post(`/contacts/${item.id}/restore`, {})).statusCode).toBeLessThan(300);
    expect(await got('greta.vcf')).toBe(text);
  });

  it('the card of somebody who went in a merge stands again once the merge is undone', async () => {
    const text = cardFile('ios.vcf');
    const { item } = await put('greta.vcf', text);
    const stays = await owner.api.make('/contacts', { givenName: 'Greta', familyName: 'Beispiel' });
    const merged = await owner.api.post(`/contacts/${stays}/merge`, { otherId: item.id });
    expect(merged.statusCode, merged.body).toBeLessThan(300);
    expect(await collections.named(owner.account.id, 'people', ['greta.vcf'])).toEqual([]);
    expect(await undoLast()).toBe(204);
    expect(await got('greta.vcf')).toBe(text);
  });

  describe('what is known from elsewhere and no field holds', () => {
    const lea = card('UID:PH-1', 'N:Sommer;Lea;;;', 'FN:Lea Sommer', 'TEL:+49 40 1', 'X-OWN:mine');
    const PHOTO = 'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==';
    const told = [PHOTO, 'X-SKYPE:lea', 'ANNIVERSARY:2010-05-01', 'item1.X-ABDATE:2019-08-01', 'item1.X-ABLabel:Chor'];
    const other = card('UID:PH-2', 'N:Sommer;Lea;;;', 'FN:Lea Sommer', 'TEL:+49 40 1', ...told);
    const whole = lea.replace('END:VCARD', `${told.join('\r\n')}\r\nEND:VCARD`);

    async function merged(first = lea): Promise<PortablePerson['id']> {
      const { item } = await put('PH-1.vcf', first);
      const goes = await put('PH-2.vcf', other);
      const answer = await owner.api.post(`/contacts/${item.id}/merge`, { otherId: goes.item.id });
      expect(answer.statusCode, answer.body).toBeLessThan(300);
      return item.id;
    }

    it('stands in the card of whoever stays in a merge, and in both as before once it is undone', async () => {
      await merged();
      expect(await got('PH-1.vcf')).toBe(whole);
      expect(await undoLast()).toBe(204);
      expect([await got('PH-1.vcf'), await got('PH-2.vcf')]).toEqual([lea, other]);
    });

    it('does not come twice, changes nothing when it is put back, and goes when the client takes it out', async () => {
      const id = await merged();
      const before = await person(id);
      expect((await put('PH-1.vcf', await got('PH-1.vcf'))).isAsPut).toBe(true);
      expect((await person(id)).extras).toEqual(before.extras);
      const without = whole.replace('X-SKYPE:lea\r\n', '').replace(`${PHOTO}\r\n`, '');
      expect((await put('PH-1.vcf', without)).isAsPut).toBe(true);
      expect(await got('PH-1.vcf')).toBe(without);
      const names = (await person(id)).extras.map(({ name }) => name);
      expect(names.sort()).toEqual(['ANNIVERSARY', 'X-OWN', 'item1.X-ABDATE', 'item1.X-ABLabel']);
    });

    it('is written as the version of the card has it, under a group that is free, beside the picture that is there', async () => {
      const four = lea.replace('3.0', '4.0').replace('TEL:', 'item1.TEL:');
      await merged(four);
      const text = await got('PH-1.vcf');
      expect(text).toContain('PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRg==\r\n');
      expect(text).toContain('item2.X-ABDATE:2019-08-01\r\nitem2.X-ABLabel:Chor\r\n');
      expect((await put('PH-1.vcf', text)).isAsPut).toBe(true);
      expect((await put('PH-1.vcf', text.replace(/PHOTO:.*\r\n/, ''))).isAsPut).toBe(true);
    });

    it('leaves the picture that the card has', async () => {
      const mine = lea.replace('X-OWN', 'PHOTO;VALUE=uri:https://lea.example/me.jpg\r\nX-OWN');
      await merged(mine);
      expect((await got('PH-1.vcf')).match(/^PHOTO/gm)).toHaveLength(1);
      expect(await got('PH-1.vcf')).toContain('X-SKYPE:lea');
    });
  });

  it('keeps for exports what no field of ours holds, and lets go of what the client took out', async () => {
    const { item } = await put('a.vcf', cardFile('khard.vcf'));
    const names = async (): Promise<string[]> => (await person(item.id)).extras.map(({ name }) => name);
    expect(await names()).toEqual(['X-JABBER']);
    await put('a.vcf', cardFile('khard.vcf').replace('X-JABBER:lena', 'X-OTHER:eins\r\nX-JABBER:lena'));
    expect((await names()).sort()).toEqual(['X-JABBER', 'X-OTHER']);
    await put('a.vcf', cardFile('khard.vcf').replace(/X-JABBER.*\r\n/, ''));
    expect(await names()).toEqual([]);
  });
});
