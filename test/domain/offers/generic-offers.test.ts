import { describe, expect, it } from 'vitest';
import { genericOffers } from '../../../src/outreach/domain/generic-offers.js';

const station = (organisation: string, from: string | null, to: string | null) => ({
  kind: 'job',
  organisation,
  from,
  to,
});

describe('"Never empty: three generic ones from R14-R16" (product.md, R6)', () => {
  it('are there for somebody of whom nothing is known', () => {
    expect(genericOffers(null, [])).toEqual([
      { code: 'insider', station: null },
      { code: 'fresh', station: null },
      { code: 'helping', station: null },
    ]);
  });

  it('name the station that is shared, and the one that I come from right now', () => {
    const radio = station('Radio Nordlicht', '2022-03', '2022-08');
    const university = station('Uni Leipzig', '2021', null);
    const [insider, fresh] = genericOffers(radio, [radio, university]);
    expect([insider?.station, fresh?.station]).toEqual(['Radio Nordlicht', 'Uni Leipzig']);
  });

  it('take the time that ended last, where none lasts', () => {
    const mine = [station('A', '2019', '2020'), station('B', '2020', '2023-05'), station('C', null, null)];
    expect(genericOffers(null, mine)[1]).toEqual({ code: 'fresh', station: 'B' });
  });
});
