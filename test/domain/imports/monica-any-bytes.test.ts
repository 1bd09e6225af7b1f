import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/common/errors.js';
import { monicaSql } from '../../../src/imports/formats/monica-sql.js';
import { monica } from '../../../src/imports/formats/monica.js';
import { bytesOf } from './fixture.js';

describe('whatever the bytes', () => {
  const onlyAppErrors = (format: typeof monica, bytes: Uint8Array): void => {
    try {
      for (const item of format.parse({ name: 'x', bytes, reading: {} })) expect(item.row).toBeGreaterThan(0);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
    expect(format.sniff(bytes)).toBeLessThanOrEqual(1);
  };

  test('Monica throws nothing but its own errors', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => onlyAppErrors(monica, bytes)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => onlyAppErrors(monicaSql, bytes)));
  });

  test('any JSON in the place of anything is read without falling over', () => {
    const words = fc.constantFrom(
      ...'data type values properties contact contact_field relationship activity call conversation messages note uuid'.split(
        ' ',
      ),
      ...'birthdate tags gender first_name first_met_through reminder address written_at __proto__ constructor'.split(
        ' ',
      ),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6, depthSize: 'large' },
        fc.oneof(words, fc.jsonValue({ maxDepth: 1 }), fc.constantFrom('2021-06-01', 'c-1', true, 0)),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(words, tie('tree'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.array(tree, { maxLength: 4 }), (anything, values) => {
        const contact = { uuid: 'c-1', properties: anything, data: values };
        const data = [{ type: 'contacts', values: [contact, ...values] }, { type: 'relationship', values }, anything];
        onlyAppErrors(monica, Buffer.from(JSON.stringify({ account: { data, instance: anything } })));
        onlyAppErrors(monica, Buffer.from(JSON.stringify(anything)));
      }),
    );
  });

  test('an SQL file with anything changed in it is read without falling over', () => {
    const sql = bytesOf('monica.sql').toString('latin1');
    const change = fc.record({
      at: fc.nat(sql.length - 1),
      remove: fc.nat(40),
      put: fc.constantFrom('', "'", '\\', ';', '),(', ',', 'NULL', '`', '\n', 'INSERT '),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const text = changes.reduce((was, { at, remove, put }) => was.slice(0, at) + put + was.slice(at + remove), sql);
        onlyAppErrors(monicaSql, Buffer.from(text, 'latin1'));
      }),
    );
  });
});
