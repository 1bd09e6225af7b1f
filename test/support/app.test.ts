import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, startApp, type TestApp } from './app.js';
import { aContact, stored } from './builders.js';
import { engines } from './database.js';

describe.each(engines)('what tests stand on, with %s', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());

  it('gives each caller an account of its own', async () => {
    const [ada, ben] = [await signedIn(app), await signedIn(app)];
    await stored(app.unitOfWork, aContact(ada.account, { givenName: 'Marlene' }));
    expect((await ada.api.get('/contacts')).json()).toMatchObject({ items: [{ givenName: 'Marlene' }] });
    expect((await ben.api.get('/contacts')).json()).toMatchObject({ items: [] });
  });

  it('stands still in time until it is told to go on', async () => {
    expect(app.clock.now().toISOString()).toBe('2026-11-23T08:00:00.000Z');
    app.clock.set('2026-12-01T08:00:00.000Z');
    const { api } = await signedIn(app);
    const created = await api.post('/contacts', { givenName: 'Jonas' });
    expect(created.json()).toMatchObject({ createdAt: '2026-12-01T08:00:00.000Z' });
  });
});
