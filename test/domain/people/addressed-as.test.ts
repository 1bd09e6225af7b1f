import { describe, expect, it } from 'vitest';
import { addressedAs } from '../../../src/people/quick-log/domain/addressed-as.js';

describe('a name out of a line', () => {
  it.each([
    ['Zorn', 'Mit Frau Zorn telefoniert', 'Frau Zorn'],
    ['Lenz', 'met Prof. Dr. Lenz', 'Prof. Dr. Lenz'],
    ['Tom', 'Mit Tom gegessen', 'Tom'],
    ['Tom', 'Frau Lenz und Tom getroffen', 'Tom'],
    ['Tom', 'Kaffee mit jemandem', 'Tom'],
    ['Tom', null, 'Tom'],
  ])('%s in "%s" is addressed as "%s"', (name, line, expected) => {
    expect(addressedAs(name, line)).toBe(expected);
  });
});
