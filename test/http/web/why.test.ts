import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactResponse } from '../../../src/api/responses/contact.response.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

describe('"How is this chosen?"', () => {
  let app: TestApp;
  let jana: SignedIn;
  beforeAll(async () => {
    app = await startApp();
    jana = await signedIn(app);
  });
  afterAll(() => app.close());

  async function someone(fields: object = {}): Promise<string> {
    return (await jana.api.post('/contacts', { givenName: 'Marlene', ...fields })).json<{ id: string }>().id;
  }
  const person = async (id: string): Promise<ContactResponse> =>
    (await jana.api.get(`/contacts/${id}`)).json<ContactResponse>();
  const pageOf = async (id: string): Promise<string> => (await jana.visitor.get(`/people/${id}/why`)).body;

  it('"Each term is stored with the score, so why? is a list of sentences": with their amounts', async () => {
    const headOfDesk = { layer: 'warm', metInPerson: true, form: 'sie', higherStatus: true };
    const page = await pageOf(await someone({ ...headOfDesk, roughlyLastOn: '2025-09-29' })); // 420 days
    expect(page).toContain('So leicht fällt eine Nachricht: 0,40 von 1.');
    expect(page).toMatch(/Ihr kennt euch persönlich: das macht es leichter\. <span class="meta">\+0,10/);
    expect(page).toMatch(/Ihr siezt euch: ein wenig förmlicher\. <span class="meta">−0,10/);
    expect(page).toMatch(/braucht etwas mehr Anlauf\. <span class="meta">−0,15/);
    expect(page).toMatch(/mehr Neues habt ihr euch zu erzählen\. <span class="meta">\+0,19/);
    expect(page).toContain('Nichts: eine Nachricht passt jederzeit.');
  });

  it('"Unknown inputs count 0, are shown as not told yet", and what keeps somebody away stands first', async () => {
    const page = await pageOf(await someone({ neverSuggest: true }));
    expect(page).toContain('Wird nicht vorgeschlagen, bis du es änderst.');
    expect(page.match(/ist noch nicht notiert: es zählt weder dafür noch dagegen\./g)).toHaveLength(5);
  });

  it.each([
    ['layer', 'inner', { layer: 'inner' }],
    ['feltRung', 'courage', { feltRung: 'courage' }],
    ['metInPerson', 'yes', { metInPerson: true }],
    ['gotOnWell', '5', { gotOnWell: 5 }],
    ['form', 'sie', { form: 'sie' }],
    ['higherStatus', 'no', { higherStatus: false }],
    ['tension', 'yes', { tension: true }],
    ['spoken', 'one-to-two', { roughlyLastOn: '2025-05-27' }],
  ])(
    '"the user can see and correct why": %s, by a form of its own that leads back to its line',
    async (name, value, fields) => {
      const id = await someone();
      expect(await pageOf(id)).toMatch(new RegExp(`<fieldset class="field" id="${name}"`));
      const answer = await jana.visitor.submit(`/people/${id}/why`, { [name]: value });
      expect(answer.headers.location).toBe(`/people/${id}/why#${name}`);
      expect(await person(id)).toMatchObject(fields);
      expect((await jana.visitor.follow(answer)).body).toContain('/undo/');
    },
  );

  it.each(['constructor', '__proto__', 'next-year'])('an answer that nobody offered is none: %s', async (spoken) => {
    const id = await someone({ roughlyLastOn: '2025-09-29' });
    for (const path of [`/people/${id}/why`, `/welcome/feelings/${id}`]) {
      const { statusCode } = await jana.visitor.submit(path, { spoken });
      expect(statusCode).toBeLessThan(500);
    }
    expect(await person(id)).toMatchObject({ roughlyLastOn: '2025-09-29' });
  });

  it.each(['feltRung', 'metInPerson', 'gotOnWell', 'form', 'higherStatus', 'tension'])(
    'and can be left open again: %s',
    async (name) => {
      const told = { feltRung: 'easy', metInPerson: true, gotOnWell: 4, form: 'du', higherStatus: true, tension: true };
      const id = await someone(told);
      await jana.visitor.submit(`/people/${id}/why`, { [name]: '' });
      expect(await person(id)).toMatchObject({ ...told, [name]: null });
    },
  );

  it('what is not right is said beside its field', async () => {
    const id = await someone();
    const answer = await jana.visitor.submit(`/people/${id}/why`, { layer: 'closest' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('id="layer-error"');
  });

  it('is one click away from the card and from the person', async () => {
    const id = await someone({ layer: 'inner', roughlyLastOn: '2026-01-01', feltRung: 'easy', metInPerson: true });
    expect((await jana.visitor.get(`/people/${id}`)).body).toContain(`/people/${id}/why`);
    expect((await jana.visitor.get('/today')).body).toMatch(/\/people\/[0-9a-f-]+\/why/);
  });
});
