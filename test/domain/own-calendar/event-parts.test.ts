import { describe, expect, it } from 'vitest';
import {
  type EventParts,
  isChangedThere,
  keptParts,
  NOTHING,
  partsKept,
  partsToWrite,
} from '../../../src/own-calendar/domain/event-parts.js';

const part = (letter: string): string => letter.repeat(NOTHING.length);
const written: EventParts = {
  ...{ time: part('a'), summary: part('b'), place: part('c'), description: part('d'), form: part('e') },
};
const { form: _, ...there } = written;

describe('what of an event becomes ours', () => {
  it('keeps parts in one text, and knows no other text', () => {
    expect(partsKept(keptParts(written))).toEqual(written);
    expect([partsKept(null), partsKept('0'.repeat(64))]).toEqual([null, null]);
  });

  it('asks about another time, title or place there, not about a description', () => {
    const both = { ours: written, written };
    expect(isChangedThere({ ...there, place: part('x') }, both)).toBe(true);
    expect(isChangedThere({ ...there, description: part('x') }, both)).toBe(false);
  });

  it('does not ask about what has only changed here', () => {
    const both = { ours: { ...written, place: part('x') }, written };
    expect(isChangedThere(there, both)).toBe(false);
    expect(partsToWrite(there, both)).toEqual(['place']);
  });

  it('does not ask when both sides say the same by now', () => {
    const both = { ours: { ...written, place: part('x') }, written };
    expect(isChangedThere({ ...there, place: part('x') }, both)).toBe(false);
    expect(partsToWrite({ ...there, place: part('x') }, both)).toEqual([]);
  });

  it('writes our description over the one we wrote, never over theirs', () => {
    const both = { ours: { ...written, description: part('x') }, written };
    expect(partsToWrite(there, both)).toEqual(['description']);
    expect(partsToWrite({ ...there, description: part('y') }, both)).toEqual([]);
  });

  it('knows nothing of what was written: all that is seen becomes ours, their description stays', () => {
    const both = { ours: written, written: null };
    const theirs = { time: part('x'), summary: part('x'), place: part('x'), description: part('x') };
    expect(partsToWrite(theirs, both)).toEqual(['time', 'summary', 'place']);
    expect(partsToWrite({ ...theirs, description: NOTHING }, both)).toContain('description');
  });

  it('writes the time anew in another zone, unless they have another time', () => {
    const both = { ours: { ...written, form: part('x') }, written };
    expect(partsToWrite(there, both)).toEqual(['time', 'form']);
    expect(partsToWrite({ ...there, time: part('y') }, both)).toEqual(['form']);
  });
});
