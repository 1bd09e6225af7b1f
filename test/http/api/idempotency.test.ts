import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdempotencyService } from '../../../src/accounts/idempotency/idempotency.service.js';
import type { Answer } from '../../support/answer.js';
import { multipart } from '../../support/answer.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { engines, onPostgres, onSqlite } from '../../support/database.js';

const MANY = 50;
const body = { givenName: 'Marlene', organisation: 'Radio Nordlicht' };
const vcard = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva\r\nEND:VCARD\r\n';

describe.each(engines)('the same request again on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());

  const fresh = async (): Promise<void> => {
    owner = await signedIn(app);
  };
  const post = (key: string, given: unknown = body, path = '/contacts'): Promise<Answer> =>
    owner.api.post(path, given, { 'idempotency-key': key });
  const people = async (): Promise<number> =>
    (await owner.api.get('/contacts?limit=200')).json<{ items: unknown[] }>().items.length;
  const typeOf = (answer: Answer): unknown => [answer.statusCode, answer.json<{ type: string }>().type];

  it('is done once, and answered the same', async () => {
    await fresh();
    const first = await post('one');
    const again = await post('one');
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.body).toBe(first.body);
    for (const name of ['location', 'etag', 'content-type']) expect(again.headers[name]).toBe(first.headers[name]);
    expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
    expect(await people()).toBe(1);
  });

  it('may come with its fields in another order, and its key in quotes', async () => {
    await fresh();
    const first = await post('one');
    const again = await post('"one"', Object.fromEntries(Object.entries(body).reverse()));
    expect(again.body).toBe(first.body);
    expect(await people()).toBe(1);
  });

  it('with another body, or to another address, is refused', async () => {
    await fresh();
    await post('one');
    expect(typeOf(await post('one', { givenName: 'Ute' }))).toEqual([422, '/problems/idempotency-key-reused']);
    expect(typeOf(await post('one', body, '/tags'))).toEqual([422, '/problems/idempotency-key-reused']);
    expect(await people()).toBe(1);
  });

  it(`${MANY} times at the same moment: once, and everybody hears the same or is asked to wait`, async () => {
    await fresh();
    const answers = await Promise.all(Array.from({ length: MANY }, () => post('many')));
    const done = answers.filter(({ statusCode }) => statusCode === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map((answer) => answer.body)).size).toBe(1);
    for (const answer of answers.filter(({ statusCode }) => statusCode !== 201)) {
      expect(typeOf(answer)).toEqual([409, '/problems/still-running']);
    }
    expect(await people()).toBe(1);
    expect((await post('many')).body).toBe(done[0]?.body);
  });

  it('two at the same moment, round after round: one thing each', async () => {
    await fresh();
    for (let round = 1; round <= 20; round += 1) {
      await Promise.all([post(`round-${round}`), post(`round-${round}`)]);
      expect(await people()).toBe(round);
    }
  });

  it('what was refused is not kept: corrected, it may use its key again', async () => {
    await fresh();
    expect((await post('one', { layer: 'best' })).statusCode).toBe(422);
    expect((await post('one')).statusCode).toBe(201);
    expect(await people()).toBe(1);
  });

  it('keys of another account are its own', async () => {
    await fresh();
    const first = await post('one');
    await fresh();
    const other = await post('one');
    expect(other.statusCode).toBe(201);
    expect(other.json<{ id: string }>().id).not.toBe(first.json<{ id: string }>().id);
  });

  it('an upload is the same if its file is, whatever its boundary', async () => {
    await fresh();
    const upload = (bytes: string, boundary: string): Promise<Answer> => {
      const { payload, headers } = multipart({ filename: 'a.vcf', bytes });
      const named = (text: string): string => text.replaceAll(/boundary=(\S+)/g, `boundary=${boundary}`);
      const own = /boundary=(\S+)/.exec(headers['content-type'] ?? '')?.[1] ?? '';
      return app.nest.inject({
        method: 'POST',
        url: '/api/v1/imports',
        payload: Buffer.from(payload.toString('latin1').replaceAll(own, boundary), 'latin1'),
        headers: {
          ...headers,
          'content-type': named(headers['content-type'] ?? ''),
          authorization: `Bearer ${owner.api.token ?? ''}`,
          'idempotency-key': 'file',
        },
      });
    };
    const first = await upload(vcard, 'boundary-one');
    expect(first.statusCode, first.body).toBe(202);
    const again = await upload(vcard, 'boundary-two');
    expect([again.statusCode, again.headers['location']]).toEqual([202, first.headers['location']]);
    expect(typeOf(await upload(vcard.replace('Eva', 'Ute'), 'boundary-one'))).toEqual([
      422,
      '/problems/idempotency-key-reused',
    ]);
    expect((await owner.api.get('/imports')).json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  it('a secret that is shown once is kept nowhere: the second time says that it was done', async () => {
    await fresh();
    const made = { label: 'script', scopes: ['read'] };
    const first = await post('token', made, '/tokens');
    expect(first.statusCode).toBe(201);
    expect(typeOf(await post('token', made, '/tokens'))).toEqual([409, '/problems/answer-not-kept']);
    expect(await stored()).not.toContain(first.json<{ secret: string }>().secret);
  });

  it('a request that broke off before it stored anything runs again after a minute', async () => {
    await fresh();
    await post('one');
    await app.unitOfWork.run(async () => {
      await app.unitOfWork.writer.query(`update idempotent_requests set state = 'running', status = null`);
    });
    expect(typeOf(await post('one'))).toEqual([409, '/problems/still-running']);
    await later(59, async () => {
      expect(typeOf(await post('one'))).toEqual([409, '/problems/still-running']);
    });
    await later(61, async () => {
      expect((await post('one')).statusCode).toBe(201);
    });
  });

  it('a request that broke off after it stored something never runs again', async () => {
    await fresh();
    const keeper = app.get(IdempotencyService);
    const claim = { accountId: owner.account.id, key: 'crash', requestHash: 'x' };
    const run = await keeper.begin(claim);
    if (!('runId' in run)) throw new Error('nobody has used this key');
    // what the server does between the claim and the answer; then it ends
    const storing = new Promise<void>((resolve, reject) => {
      const store = (): void => void app.unitOfWork.run(() => Promise.resolve()).then(resolve, reject);
      app.unitOfWork.endingEachWith(() => keeper.written(run), store);
    });
    await storing;
    await expect(keeper.begin(claim)).rejects.toMatchObject({ type: 'still-running' });
    await later(61, async () => {
      await expect(keeper.begin(claim)).rejects.toMatchObject({ type: 'answer-not-kept' });
    });
  });

  it('one that is slower than a minute, and was repeated meanwhile, stores nothing', async () => {
    await fresh();
    const keeper = app.get(IdempotencyService);
    const claim = { accountId: owner.account.id, key: 'slow', requestHash: 'x' };
    const slow = await keeper.begin(claim);
    if (!('runId' in slow)) throw new Error('nobody has used this key');
    await later(61, async () => {
      await keeper.begin(claim);
      await expect(app.unitOfWork.run(() => keeper.written(slow))).rejects.toMatchObject({ type: 'changed-meanwhile' });
    });
  });

  it('is kept for 24 hours, then swept away', async () => {
    await fresh();
    const keeper = app.get(IdempotencyService);
    await post('one');
    const day = 24 * 3600;
    await later(day - 1, async () => {
      await keeper.forgetOld();
      expect((await post('one')).headers['idempotency-replayed']).toBe('true');
    });
    await later(day + 1, async () => {
      expect((await post('one', { givenName: 'Ute' })).statusCode).toBe(201); // not swept yet, and forgotten all the same
    });
    await later(3 * day, async () => {
      await keeper.forgetOld();
      expect(await stored()).toBe('[]');
    });
  });

  it('nothing that was answered stays after somebody is deleted for good, and it still happens once', async () => {
    await fresh();
    await post('one');
    await app.get(IdempotencyService).forget(owner.account.id);
    expect(await stored()).not.toContain('Marlene');
    expect(typeOf(await post('one'))).toEqual([409, '/problems/answer-not-kept']);
  });

  it('goes with the account', async () => {
    await fresh();
    await post('one');
    expect((await owner.api.delete('/account')).statusCode).toBe(204);
    expect(await stored()).not.toContain(owner.account.id);
  });

  const stored = async (): Promise<string> =>
    JSON.stringify(await app.unitOfWork.reader.query('select * from idempotent_requests'));

  const later = async (seconds: number, work: () => Promise<void>): Promise<void> => {
    const now = app.clock.now();
    app.clock.set(new Date(now.getTime() + seconds * 1000).toISOString());
    try {
      await work();
    } finally {
      app.clock.set(now.toISOString());
    }
  };
});

describe.each(onSqlite)('the header Idempotency-Key', () => {
  let app: TestApp;
  let owner: SignedIn;
  beforeAll(async () => {
    app = await startApp();
    owner = await signedIn(app);
  });
  afterAll(() => app.close());

  it.each(['', ' ', 'two words', 'ä', 'x'.repeat(201)])('%j is none', async (key) => {
    const answer = await owner.api.post('/contacts', body, { 'idempotency-key': key });
    expect(answer.statusCode, answer.body).toBe(400);
  });

  it('has at most 200 characters', async () => {
    expect((await owner.api.post('/contacts', body, { 'idempotency-key': 'x'.repeat(200) })).statusCode).toBe(201);
  });

  it('means nothing on GET, and nothing where nobody is signed in', async () => {
    const key = { 'idempotency-key': 'one' };
    expect((await owner.api.get('/contacts', key)).statusCode).toBe(200);
    const nobody = await app.nest.inject({ method: 'POST', url: '/api/v1/contacts', payload: body, headers: key });
    expect(nobody.statusCode).toBe(401);
  });
});

describe.each(onPostgres)('two servers on one PostgreSQL', () => {
  it('do the same request once', async () => {
    const one = await startApp({ engine: 'postgres' });
    const database = one.nest.get<{ writing: { options: { url?: string } } }>(
      (await import('../../../src/common/database/database.js')).Database,
    );
    const other = await startApp({
      engine: 'postgres',
      env: { DATABASE_URL: database.writing.options.url ?? '' },
    });
    const { api } = await signedIn(one);
    const send = (app: TestApp, key: string): Promise<Answer> =>
      app.nest.inject({
        method: 'POST',
        url: '/api/v1/contacts',
        payload: body,
        headers: { authorization: `Bearer ${api.token ?? ''}`, 'idempotency-key': key },
      });
    for (let round = 1; round <= 10; round += 1) {
      const answers = await Promise.all([one, other, one, other].map((app) => send(app, `round-${round}`)));
      expect(answers.map(({ statusCode }) => statusCode).filter((status) => status !== 409)).toContain(201);
      expect((await api.get('/contacts')).json<{ items: unknown[] }>().items).toHaveLength(round);
      const [here, there] = [await send(one, `round-${round}`), await send(other, `round-${round}`)];
      expect(here.body).toBe(there.body);
    }
    await other.close();
    await one.close();
  });
});
