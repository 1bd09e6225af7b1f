import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/contacts/contact.entity.js';
import { situations } from '../../../src/outreach/domain/words.js';
import { signedIn, type SignedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';

let app: TestApp;
let me: SignedIn;

beforeAll(async () => {
  app = await startApp();
  me = await signedIn(app, { locale: 'de' });
});
afterAll(() => app.close());

async function somebody(): Promise<Contact> {
  const contact = aContact(me.account, { givenName: 'Anna', form: 'du', language: 'de' });
  await stored(app.unitOfWork, contact);
  return contact;
}

const page = async (id: string, query = ''): Promise<string> =>
  (await me.visitor.get(`/compose?to=${id}${query}`)).body;
const chosen = (html: string, name: string): string | undefined =>
  new RegExp(`<select id="${name}"[^]*?<option value="([^"]+)"[^>]* selected`, 'u').exec(html)?.[1];

describe('the page for a new message', () => {
  it('offers every situation in groups; a follow-up continues its request and is not begun here', async () => {
    const html = await page((await somebody()).id);
    for (const situation of situations) {
      expect(html.includes(`<option value="${situation}"`), situation).toBe(situation !== 'follow-up');
    }
    expect(html.match(/<optgroup /gu)).toHaveLength(4);
    expect(chosen(html, 'situation')).toBe('coffee');
  });

  it('asks for a few words where the occasion has a place for them, and says what they are for', async () => {
    const { id } = await somebody();
    const html = await page(id, '&situation=advice');
    expect(html).toContain('<option value="advice" data-about="topic" selected');
    expect(html).toContain('<span class="about-topic">Worum geht es?</span>');
    const sent = { to: id, situation: 'advice', about: 'Volontariate im Hörfunk' };
    const letter = await me.visitor.follow(await me.visitor.submit('/compose', sent));
    expect(letter.body).toContain('value="Volontariate im Hörfunk"');
    expect(letter.body.replace(/<input[^>]*>/gu, '')).toContain('Volontariate im Hörfunk');
  });

  it('R23: after a no it proposes something different, and says what', async () => {
    const { id } = await somebody();
    const draft = (await me.api.post(`/contacts/${id}/attempts`, { situation: 'coffee' })).json<{ id: string }>();
    await me.api.post(`/attempts/${draft.id}/sent`);
    await me.api.post(`/attempts/${draft.id}/outcome`, { outcome: 'no', reason: 'too-busy' });
    const html = await page(id);
    expect([chosen(html, 'situation'), chosen(html, 'channel')]).toEqual(['call', 'call']);
    expect(html).toContain('Diesmal etwas Kürzeres: ein kleines Telefonat.');
    expect(await page(id, '&situation=coffee')).not.toContain('Diesmal');
  });

  it('what the address brings along stays with the form', async () => {
    const { id } = await somebody();
    expect(await page(id, '&offerId=abc')).toContain('<input type="hidden" name="offerId" value="abc">');
    expect(await page(id)).not.toContain('name="offerId"');
  });
});
