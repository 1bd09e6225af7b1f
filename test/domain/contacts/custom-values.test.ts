import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertedValue, type CustomShape, fittingValue } from '../../../src/contacts/domain/custom-values.js';

const text: CustomShape = { kind: 'text', choices: null };
const number: CustomShape = { kind: 'number', choices: null };
const date: CustomShape = { kind: 'date', choices: null };
const choice: CustomShape = { kind: 'choice', choices: ['tea', 'coffee'] };

describe('values of custom fields', () => {
  it.each([
    [text, ' oat milk ', { value: 'oat milk' }],
    [text, 'x'.repeat(2000), { value: 'x'.repeat(2000) }],
    [text, 'x'.repeat(2001), { misfit: 'customText' }],
    [text, 'two\nlines', { value: 'two\nlines' }],
    [text, 'a\u0007bell', { misfit: 'customText' }],
    [text, '  ', { value: null }],
    [text, 7, { misfit: 'customText' }],
    [number, 1e308, { value: 1e308 }],
    [number, Number.POSITIVE_INFINITY, { misfit: 'customNumber' }],
    [number, '7', { misfit: 'customNumber' }],
    [date, '2024-02-29', { value: '2024-02-29' }],
    [date, '2023-02-29', { misfit: 'customDate' }],
    [date, '0000-01-01', { misfit: 'customDate' }],
    [choice, 'tea', { value: 'tea' }],
    [choice, 'cocoa', { misfit: 'customChoice' }],
    [choice, null, { value: null }],
    [number, ['1'], { misfit: 'customNumber' }],
    [text, { a: 1 }, { misfit: 'customText' }],
  ])('%j takes %j as %j', (shape, value, expected) => {
    expect(fittingValue(value, shape)).toEqual(expected);
  });

  it.each([
    [1.5, text, '1.5'],
    ['1,5', number, 1.5],
    ['-3', number, -3],
    ['about 3', number, null],
    ['9'.repeat(400), number, null],
    ['2024-02-29', date, '2024-02-29'],
    ['29.2.2024', date, null],
    ['tea', choice, 'tea'],
    ['Tea', choice, null],
    [7, date, null],
  ])('%j becomes, as %j, %j', (value, shape, expected) => {
    expect(convertedValue(value, shape)).toBe(expected);
  });

  it('a value that is kept is kept as it is when it comes again, and survives being a text for a while', () => {
    const shapes = fc.constantFrom(text, number, date, choice);
    const values = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant('2024-02-29'),
    );
    fc.assert(
      fc.property(shapes, values, (shape, value) => {
        const fitted = fittingValue(value, shape);
        if ('misfit' in fitted || fitted.value === null) return;
        expect(fittingValue(fitted.value, shape)).toEqual(fitted);
        expect(convertedValue(fitted.value, shape)).toBe(fitted.value);
        expect(convertedValue(fitted.value, text)).toBe(String(fitted.value));
      }),
    );
  });
});
