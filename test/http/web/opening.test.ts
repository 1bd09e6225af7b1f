import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WriteDraftService } from '../../../src/outreach/writing/write-draft.service.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, aStation, stored } from '../../support/builders.js';

describe('the open card on Today', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it.each([
    ['de', 'So könnte es anfangen', 'Hallo Marlene,\n', 0],
    ['en', 'It could begin like this', 'Hi Marlene,\n', 0],
    ['de', 'So könnte es anfangen', 'Hallo Marlene,\n', 3],
  ] as const)(
    'in %s: "%s", with greeting and first sentence of the letter that comes',
    async (locale, label, begins, noes) => {
      const { account, visitor } = await signedIn(app, { locale });
      const station = aStation(account);
      const known = { givenName: 'Marlene', stationId: station.id, form: 'du', refusalsInARow: noes } as const;
      const contact = aContact(account, { ...known, layer: 'known', lastInteractionOn: '2025-01-10' });
      await stored(app.unitOfWork, station, contact);
      const { body } = await visitor.get('/today');
      expect(body).toContain(label);
      const text = /<p class="opening"><small>[^<]*<\/small><span lang="(de|en)">([^<]*)<\/span>/.exec(body)?.[2] ?? '';
      expect(text.startsWith(begins)).toBe(true);
      expect(text).toMatch(/[.?!…]$/);
      expect(text).not.toMatch(/\{\{|\}\}|\[|\]|undefined|null/);
      const situation = noes === 0 ? 'coffee' : 'yearly-greeting';
      const draft = await app.get(WriteDraftService).write(account, contact.id, { situation });
      expect(draft.body.replace(/\s+/g, ' ').startsWith(text.replaceAll('&#x27;', "'").replace(/\s+/g, ' '))).toBe(
        true,
      );
    },
  );
});
