import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactResponse } from '../../../src/api/responses/contact.response.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let jana: SignedIn;

beforeAll(async () => {
  app = await startApp();
  jana = await signedIn(app);
});
afterAll(() => app.close());

async function someone(fields: object = {}): Promise<string> {
  const answer = await jana.api.post('/contacts', { givenName: 'Marlene', familyName: 'Aşkın', ...fields });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string }>().id;
}

async function stored(id: string): Promise<ContactResponse> {
  return (await jana.api.get(`/contacts/${id}`)).json<ContactResponse>();
}

/** The form as a browser would send it back: every field of the page with what stands in it. */
async function formOf(id: string): Promise<Record<string, string>> {
  return fieldsIn((await jana.visitor.get(`/people/${id}/edit`)).body);
}

function fieldsIn(html: string): Record<string, string> {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  const fields: Record<string, string> = {};
  for (const [tag] of main.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const type = /type="([^"]*)"/.exec(tag)?.[1] ?? 'text';
    if (!name || name === '_csrf' || ((type === 'radio' || type === 'checkbox') && !tag.includes(' checked'))) continue;
    fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', options = ''] of main.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    fields[name] = unescaped(/<option value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of main.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs)) {
    fields[name] = unescaped(text);
  }
  return fields;
}

function unescaped(html: string): string {
  const signs: Record<string, string> = {
    quot: '"',
    amp: '&',
    lt: '<',
    gt: '>',
    '#x27': "'",
    '#x3D': '=',
    '#x60': '`',
  };
  return html.replace(/&(\w+|#\w+);/g, (whole, name: string) => signs[name] ?? whole);
}

const full = {
  honorific: 'Dr.',
  nickname: 'Leni',
  emails: [
    { value: 'leni@isarwelle.example', label: 'Arbeit', preferred: true },
    { value: 'leni@privat.example', label: null, preferred: false },
  ],
  phones: [{ value: '+49 89 1234567', label: 'mobil', preferred: false }],
  links: [{ value: 'https://isarwelle.example/leni', label: null, preferred: false }],
  addresses: [{ street: 'Löbdergraben 1', postalCode: '07743', city: 'Jena', label: 'privat', preferred: true }],
  organisation: 'Isarwelle',
  role: 'Redaktionsleiterin',
  history: [{ organisation: 'Lokalradio Jena', role: 'Redakteurin', from: '2019', to: '2023-08' }],
  birthday: { year: null, month: 2, day: 29 },
  tags: ['Radio', 'München'],
  gotOnWell: 5,
  metInPerson: true,
  higherStatus: false,
  roughlyLastOn: '2025-05-01',
  likes: 'die Reihe über leere Läden',
  notes: 'Zwei\nZeilen "und" Zeichen <&>',
  cadence: 90,
  form: 'sie',
};

describe('the form about a person', () => {
  it('sent back as it stands changes nothing', async () => {
    const id = await someone(full);
    const before = await stored(id);
    const answer = await jana.visitor.submit(`/people/${id}`, await formOf(id));
    expect(answer.statusCode, answer.body.slice(0, 3000)).toBe(303);
    const { updatedAt: _, standing: __, ...after } = await stored(id);
    expect(before).toMatchObject(after);
  });

  it('adds in the empty row, empties a row, and keeps the others', async () => {
    const id = await someone(full);
    const form = await formOf(id);
    const changed = { ...form, 'emails.0.value': '', 'emails.0.label': '', 'emails.2.value': 'neu@example.org' };
    delete (changed as Record<string, string>)['emails.0.preferred'];
    expect((await jana.visitor.submit(`/people/${id}`, changed)).statusCode).toBe(303);
    expect((await stored(id)).emails.map(({ value }) => value)).toEqual(['leni@privat.example', 'neu@example.org']);
  });

  it.each(['x@y..example', 'a@[127.0.0.1]'])(
    'keeps %s as it was written, and says that no mail can go there',
    async (address) => {
      const id = await someone(full);
      const saved = await jana.visitor.submit(`/people/${id}`, { ...(await formOf(id)), 'emails.2.value': address });
      const { body } = await jana.visitor.follow(saved);
      const hint = body.includes('kann so keine Mail gehen');
      const isKept = (await stored(id)).emails.some(({ value }) => value === address);
      expect([saved.statusCode, isKept, hint]).toEqual([303, true, true]);
    },
  );

  it('names the row that has to be corrected, and loses nothing of what was typed', async () => {
    const id = await someone(full);
    const sent = {
      ...(await formOf(id)),
      'emails.2.value': 'keine-adresse',
      'phones.1.label': 'Fax',
      notes: 'Frisch getippt',
      'birthday.day': '31',
    };
    const { statusCode, body } = await jana.visitor.submit(`/people/${id}`, sent);
    expect(statusCode).toBe(422);
    expect(body).toContain('href="#emails.2.value"');
    expect(body).toContain('id="emails.2.value-error"');
    expect(body).toContain('href="#phones.1.value"');
    const again = fieldsIn(body);
    expect(again).toMatchObject({
      'emails.2.value': 'keine-adresse',
      'phones.1.label': 'Fax',
      notes: 'Frisch getippt',
    });
    expect(again['emails.0.value']).toBe('leni@isarwelle.example');
  });

  it('says in one sentence that there is no 31 February', async () => {
    const id = await someone();
    const sent = { ...(await formOf(id)), 'birthday.day': '31', 'birthday.month': '2' };
    const { statusCode, body } = await jana.visitor.submit(`/people/${id}`, sent);
    expect(statusCode).toBe(422);
    expect(body).toContain('Diesen Tag gibt es nicht.');
    expect(fieldsIn(body)).toMatchObject({ 'birthday.day': '31', 'birthday.month': '2' });
  });

  it('gives another empty row without saving and without JavaScript', async () => {
    const id = await someone(full);
    const sent = { ...(await formOf(id)), nickname: 'Noch nicht gespeichert', more: 'emails' };
    const { statusCode, body } = await jana.visitor.submit(`/people/${id}`, sent);
    expect(statusCode).toBe(200);
    expect(body).toContain('name="emails.3.value"');
    expect(fieldsIn(body)['nickname']).toBe('Noch nicht gespeichert');
    expect((await stored(id)).nickname).toBe('Leni');
  });

  it('keeps the place before in the history when they have moved on', async () => {
    const id = await someone(full);
    const sent = { ...(await formOf(id)), organisation: 'Stadtradio', role: 'Chefin', moved: 'yes' };
    expect((await jana.visitor.submit(`/people/${id}`, sent)).statusCode).toBe(303);
    const { organisation, history } = await stored(id);
    expect(organisation).toBe('Stadtradio');
    expect(history.map((past) => past.organisation).sort()).toEqual(['Isarwelle', 'Lokalradio Jena']);
  });

  it('finds who introduced you by the name, and asks when it could be several', async () => {
    const tom = await someone({ givenName: 'Tom', familyName: 'Berghäuser' });
    await someone({ givenName: 'Ayla', familyName: 'Demir' });
    await someone({ givenName: 'Ayla', familyName: 'Yıldız' });
    const id = await someone();
    const form = await formOf(id);
    await jana.visitor.submit(`/people/${id}`, { ...form, 'introducedBy.name': 'Berghäuser' });
    expect((await stored(id)).introducedById).toBe(tom);

    const unclear = await jana.visitor.submit(`/people/${id}`, { ...(await formOf(id)), 'introducedBy.name': 'Ayla' });
    expect(unclear.statusCode).toBe(422);
    expect(unclear.body.match(/name="introducedBy\.pick"/g)).toHaveLength(2);
    const picked = /name="introducedBy\.pick" value="([^"]+)"/.exec(unclear.body)?.[1] ?? '';
    await jana.visitor.submit(`/people/${id}`, { ...fieldsIn(unclear.body), 'introducedBy.pick': picked });
    expect((await stored(id)).introducedById).toBe(picked);

    const nobody = await jana.visitor.submit(`/people/${id}`, {
      ...(await formOf(id)),
      'introducedBy.name': 'Xaver Q.',
    });
    expect(nobody.statusCode).toBe(422);
    expect(nobody.body).toContain('Dieser Name steht noch nicht in deiner Liste.');
  });

  it('writes somebody down with everything at once', async () => {
    const { headers } = await jana.visitor.submit('/people', {
      givenName: 'Nadja',
      'emails.0.value': 'nadja@example.org',
      'emails.0.preferred': 'yes',
      'birthday.day': '5',
      'birthday.month': '7',
      tags: 'Umfrage, Halle',
      tension: 'no',
    });
    const id = String(headers.location).split('/').at(-1) ?? '';
    expect(await stored(id)).toMatchObject({
      emails: [{ value: 'nadja@example.org', preferred: true }],
      birthday: { year: null, month: 7, day: 5 },
      tags: ['Halle', 'Umfrage'],
      tension: false,
      higherStatus: null,
    });
  });
});

describe('two windows at once', () => {
  it('see both versions side by side, and what is chosen is saved', async () => {
    const id = await someone(full);
    const [mine, theirs] = [await formOf(id), await formOf(id)];
    const other = { ...theirs, city: 'München', nickname: 'Lenchen', 'emails.2.value': 'drei@example.org' };
    expect((await jana.visitor.submit(`/people/${id}`, other)).statusCode).toBe(303);

    const late = await jana.visitor.submit(`/people/${id}`, { ...mine, city: 'Freising', role: 'Intendantin' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('In einem anderen Fenster geändert');
    const choice = fieldsIn(late.body);
    // what only the other window touched stays theirs, what only I touched is mine, and both are to be chosen
    expect(choice).toMatchObject({ 'keep.city': 'mine', 'keep.role': 'mine', 'keep.nickname': 'theirs' });
    expect(choice).toMatchObject({ 'keep.emails': 'theirs' });
    expect(choice['keep.notes']).toBeUndefined();
    for (const word of ['Freising', 'München', 'Intendantin', 'Redaktionsleiterin', 'Lenchen', 'drei@example.org']) {
      expect(late.body).toContain(word);
    }
    expect((await stored(id)).city).toBe('München');

    const { statusCode } = await jana.visitor.submit(`/people/${id}`, { ...choice, 'keep.city': 'theirs' });
    expect(statusCode).toBe(303);
    const after = await stored(id);
    expect(after).toMatchObject({ city: 'München', role: 'Intendantin', nickname: 'Lenchen' });
    expect(after.emails).toHaveLength(3);
  });

  it('a form without its version is never saved blindly', async () => {
    const id = await someone({ city: 'Jena' });
    const { statusCode, body } = await jana.visitor.submit(`/people/${id}`, { givenName: 'Marlene', city: 'Halle' });
    expect(statusCode).toBe(409);
    expect(body).toContain('Halle');
    expect((await stored(id)).city).toBe('Jena');
  });

  it('a logged talk in one window does not spoil the form in the other', async () => {
    const id = await someone();
    const form = await formOf(id);
    await jana.visitor.submit(`/people/${id}/interactions`, { channel: 'call', on: '2026-11-01' });
    expect((await jana.visitor.submit(`/people/${id}`, { ...form, city: 'Jena' })).statusCode).toBe(303);
  });
});
