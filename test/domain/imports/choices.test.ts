import { describe, expect, it } from 'vitest';
import { choicesFor, readChoices } from '../../../src/imports/domain/choices.js';

describe('what somebody chose field by field', () => {
  it('is taken as it is, and nothing at all is no choice', () => {
    expect(readChoices({ city: 'take', notes: 'both' })).toEqual({ city: 'take', notes: 'both' });
    expect(readChoices({})).toBeNull();
  });

  it('can be both only where two texts can stand together', () => {
    expect(choicesFor('notes')).toEqual(['keep', 'take', 'both']);
    expect(choicesFor('city')).toEqual(['keep', 'take']);
  });

  it.each([
    [{ city: 'both' }, '/choices/city'],
    [{ city: 'burn' }, '/choices/city'],
    [{ city: null }, '/choices/city'],
    [{ shoeSize: 'take' }, '/choices/shoeSize'],
    [{ __proto__x: 'keep' }, '/choices/__proto__x'],
  ])('is refused where it is none: %j', (given, pointer) => {
    expect(() => readChoices(given)).toThrow(
      expect.objectContaining({ status: 422, errors: [expect.objectContaining({ pointer })] }) as Error,
    );
  });
});
