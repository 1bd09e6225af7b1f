import { expect, test } from 'vitest';
import { newAccountDefaults } from '../../../src/accounts/domain/account-defaults.js';
import { byHand, byJogger } from '../../../src/contacts/domain/beginnings.js';
import { layerByFeltRung } from '../../../src/contacts/domain/felt-layer.js';

test('"Names from the memory jogger start in layer `known`"', () => {
  expect([byJogger, byHand]).toEqual([
    { source: 'jogger', layer: 'known' },
    { source: 'manual', layer: 'known' },
  ]);
});

test('"triage 1 / 2 / 3 also sets layer warm / known / loose where the user set none"', () => {
  expect(layerByFeltRung).toEqual({ easy: 'warm', doable: 'known', courage: 'loose' });
});

test('"pace: people per week, 1-10, default 3", "Default Monday-Friday, 08:30"', () => {
  expect(newAccountDefaults).toMatchObject({ pace: 3, mailDays: [1, 2, 3, 4, 5], mailTime: '08:30' });
});
