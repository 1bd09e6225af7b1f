import { expect, test } from 'vitest';
import { fileOfRow } from '../../../src/imports/files/file-of-row.js';

const files = [
  { name: 'Connections.csv', firstRow: 1 },
  { name: 'only-a-header.csv', firstRow: 8 },
  { name: 'messages.csv', firstRow: 8 },
  { name: 'not-read-yet.csv', firstRow: null },
];

test.each([
  [1, 'Connections.csv'],
  [7, 'Connections.csv'],
  [8, 'messages.csv'], // a file without rows has none of the next one's
  [900, 'messages.csv'],
  [0, undefined],
])('row %i stands in %s', (row, name) => {
  expect(fileOfRow(files, row)?.name).toBe(name);
});
