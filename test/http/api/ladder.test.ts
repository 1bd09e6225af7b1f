import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';

interface Ladder {
  readonly placesUsed: number;
  readonly items: readonly { readonly contact: { readonly id: string; readonly givenName: string } }[];
}

describe("the week's places", () => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp(); // Monday, 2026-11-23
    ({ api } = await signedIn(app));
    for (const givenName of ['Ina', 'Tom', 'Ute', 'Leo', 'Kai']) {
      await api.post('/contacts', { givenName, layer: 'warm', roughlyLastOn: '2026-05-01', metInPerson: true });
    }
  });
  afterAll(() => app.close());

  const ladder = async (): Promise<Ladder> => (await api.get('/suggestions')).json<Ladder>();
  const ids = ({ items }: Ladder): string[] => items.map(({ contact }) => contact.id);

  it('looking twice shows the same people', async () => {
    const first = await ladder();
    expect(first.items).toHaveLength(3);
    expect(ids(await ladder())).toEqual(ids(first));
  });

  it('noting down an old talk keeps the person on the ladder, and their place', async () => {
    const [first = ''] = ids(await ladder());
    await api.post(`/contacts/${first}/interactions`, { channel: 'call', on: '2026-06-01' });
    const after = await ladder();
    expect(ids(after)).toContain(first);
    expect(after).toMatchObject({ placesUsed: 0, items: { length: 3 } });
  });

  it('"Sent or logged this week uses up its place; later, skip and swap free it"', async () => {
    const [first = '', second = '', third = ''] = ids(await ladder());
    await api.post(`/contacts/${first}/interactions`, { channel: 'call' });
    expect(await ladder()).toMatchObject({ placesUsed: 1, items: { length: 2 } });
    const { id } = (await api.post(`/contacts/${second}/attempts`, { situation: 'coffee' })).json<{ id: string }>();
    await api.post(`/attempts/${id}/sent`, {});
    expect(ids(await ladder())).toEqual([third]);
    await api.post(`/suggestions/${third}/later`, { until: '2027-01-04' });
    const after = await ladder();
    expect(after.items).toHaveLength(1);
    expect(ids(after)).not.toContain(third);
    await api.post(`/suggestions/${ids(after)[0] ?? ''}/swap`);
    expect(ids(await ladder())).not.toEqual(ids(after));
  });

  it('"one more" adds a place for this week', async () => {
    const before = await ladder();
    await api.post('/suggestions/more');
    expect((await ladder()).items.length + before.placesUsed).toBeGreaterThanOrEqual(before.items.length);
  });
});
