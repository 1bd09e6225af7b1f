import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { live } from './year/year.js';

/** Eight weeks show most of what a year shows. `npm run test:soak` lives the whole year, with a break in it. */
const whole = Boolean(process.env.SOAK);
const plans = {
  sqlite: whole ? { people: 500, days: 364, seed: Number(process.env.SEED ?? 1) } : { people: 60, days: 56, seed: 1 },
  postgres: whole ? { people: 80, days: 182, seed: 2 } : { people: 25, days: 28, seed: 2 },
};

const acts = ['write', 'later', 'skip', 'swap', 'log', 'edit', 'settings'];

describe.each(engines)('day by day on %s', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());

  const { people, days, seed } = plans[engine];

  it(
    `${days} days with ${people} people and whatever comes of it keep every rule`,
    { timeout: whole ? 3_600_000 : 180_000 },
    async () => {
      const lived = await live(app, { people, days, seed, from: '2026-11-23' });
      expect(lived.broken).toEqual([]);
      // a year in which nothing happened would show nothing; in a few weeks the dice leave some of it out
      for (const what of whole ? acts : acts.slice(0, 1)) expect([...lived.done.keys()]).toContain(what);
      expect(lived.shown).toBeGreaterThan(whole ? days : 0);
      expect(lived.mails).toBeGreaterThan(whole ? days / 7 : 0);
      if (whole) console.log(JSON.stringify({ ...lived, done: [...lived.done], refusals: [...lived.refusals] }));
    },
  );
});
