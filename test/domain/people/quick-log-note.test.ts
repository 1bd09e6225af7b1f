import { expect, it } from 'vitest';
import { noteOf } from '../../../src/people/quick-log/domain/note.js';

const spans = (line: string, words: readonly string[]): Parameters<typeof noteOf>[1] =>
  words.map((word) => ({ start: line.indexOf(word), end: line.indexOf(word) + word.length }));

it.each([
  ['Kaffee mit Marlene, Dienstag, Thema Volontariat', ['Kaffee', 'Marlene', 'Dienstag'], 'Thema Volontariat'],
  ['Kaffee mit Marlene', ['Kaffee', 'Marlene'], null],
  ['Tom angerufen und über das Radio gesprochen.', ['Tom', 'angerufen', 'gesprochen'], 'über das Radio'],
  ['ich habe Tom getroffen, 3 Ideen, und so', ['Tom', 'getroffen'], '3 Ideen'],
  ['Kaffee; sie sucht wen!', ['Kaffee'], 'sie sucht wen!'],
  ['Tom – er kommt 2027 wieder', ['Tom'], 'er kommt 2027 wieder'],
  ['Kaffee mit Tom: gut, Buch geliehen', ['Kaffee', 'Tom'], 'gut, Buch geliehen'],
  ['😀 Kaffee mit Tom: gut', ['Kaffee', 'Tom'], 'gut'],
  ['Tom, ...', ['Tom'], null],
  ['mit Frau Dr. Lenz, Dr. Beispiel kennt sie', ['Lenz'], 'Beispiel kennt sie'],
])('of %j, of which %j is understood, the note is %j', (line, taken, note) => {
  expect(noteOf(line, spans(line, taken))).toBe(note);
});
