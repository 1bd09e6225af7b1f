import { describe, expect, it } from 'vitest';
import { OffersService } from '../../src/offers/offers.service.js';
import { TargetsService } from '../../src/targets/targets.service.js';
import { signedIn, startApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { exported } from './exports-world.js';
import { ImportWorld } from './import-world.js';

describe.each(engines)('the shelf and the targets in an account file on %s', (engine) => {
  it('go along, with tags and station, and are not doubled', async () => {
    const app = await startApp({ engine });
    const [ada, ben] = [await signedIn(app), await signedIn(app)];
    const station = (await ada.api.post('/stations', { kind: 'job', organisation: 'Radio' })).json<{ id: string }>().id;
    const offer = {
      kind: 'article',
      title: 'Zahlen',
      url: 'https://example.org/a',
      freshUntil: '2026-12-31',
      note: 'x',
    };
    await ada.api.post('/offers', { ...offer, stationId: station, tags: ['Podcast'] });
    await ada.api.post('/targets', { kind: 'field', name: 'Radio' });
    await ada.api.post('/targets', { kind: 'employer', name: 'Radio', note: 'Volontariat' });
    const file = Buffer.from(await exported(app, ada.account, 'json'));
    const targets = app.get(TargetsService);
    await targets.create(ben.account.id, { kind: 'field', name: 'radio' });
    for (const _ of [1, 2]) await new ImportWorld(app, ben.account).imported(file);
    const [taken, ...others] = await app.get(OffersService).all(ben.account.id);
    expect(others).toEqual([]);
    expect(taken).toMatchObject({ ...offer, titleKey: 'zahlen', tags: [{ name: 'Podcast' }] });
    expect(taken?.stationId).not.toBe(station);
    const names = (await targets.list(ben.account.id)).map(({ kind, name }) => [kind, name]);
    expect(names).toEqual([
      ['employer', 'Radio'],
      ['field', 'radio'],
    ]);
    await app.close();
  });
});
