import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { engines } from '../../support/database.js';

const ROUNDS = 10;
/** Whoever does not care what is there: then both changes happen, one after the other. */
const anyVersion = { 'if-match': '*' };

describe.each(engines)('two changes to different fields at the same moment on %s', (engine) => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp({ engine });
    ({ api } = await signedIn(app));
  });
  afterAll(() => app.close());

  const made = async (path: string, body: object): Promise<string> =>
    `${path}/${(await api.post(path, body)).json<{ id: string }>().id}`;

  it.each([
    [
      'station',
      () => made('/stations', { kind: 'job', organisation: 'A' }),
      { city: 'Jena' },
      { myRole: 'Praktikantin' },
    ],
    [
      'reminder',
      () => made('/reminders', { dueOn: '2026-12-01', kind: 'own', text: 'x' }),
      { dueOn: '2026-12-02' },
      { text: 'y' },
    ],
  ] as const)('both of a %s stay', async (_what, make, one, other) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const path = await make();
      const answers = await Promise.all([api.patch(path, one, anyVersion), api.patch(path, other, anyVersion)]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      expect((await api.get(path)).json()).toMatchObject({ ...one, ...other });
    }
  });
});
