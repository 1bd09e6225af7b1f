import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAbout, targetWords } from '../../../src/targets/domain/target-words.js';
import { type PersonAtWork, wayTo } from '../../../src/targets/domain/way-to-target.js';

const nobody: PersonAtWork = { organisation: null, role: null, history: null, tags: [], station: null };
const employer = (name: string) => ({ kind: 'employer', words: targetWords('employer', name) }) as const;
const field = (name: string) => ({ kind: 'field', words: targetWords('field', name) }) as const;

describe('the words of a target', () => {
  it.each([
    ['employer', 'Radio Nordlicht GmbH & Co. KG', ['radio', 'nordlicht']],
    ['employer', 'DIE ZEIT', ['zeit']],
    ['employer', 'AG', ['ag']],
    ['field', 'Journalismus', ['journalis']],
    ['field', 'Hörfunk', ['horfunk']],
    ['field', 'Neunwoche', ['neunwo']],
    ['field', 'Achtwort', ['achtwort']],
    ['employer', 'Eins Zwei Drei Vier Funf Sechs Sieben', ['eins', 'zwei', 'drei', 'vier', 'funf', 'sechs']],
    ['field', '***', []],
  ] as const)('of the %s "%s"', (kind, name, words) => {
    expect(targetWords(kind, name)).toEqual(words);
  });

  it('are whole words of an employer, and beginnings of a field', () => {
    expect(isAbout(employer('Die Zeit'), 'Zeitung am Sonntag')).toBe(false);
    expect(isAbout(employer('Die Zeit'), 'ZEIT Verlag')).toBe(true);
    expect(isAbout(field('Journalismus'), 'freie Journalistin')).toBe(true);
  });

  it('a target of signs is nothing, and no text ever breaks it', () => {
    expect(isAbout(employer('???'), '???')).toBe(false);
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, text) => {
        isAbout(employer(name), text);
        isAbout(field(name), text);
      }),
    );
  });
});

describe('"who is within one step" (product.md, R12)', () => {
  const past = [{ organisation: 'Radio Nordlicht', role: 'Redakteurin' }];
  const shared = { organisation: 'Radio Nordlicht', myRole: 'Praktikantin' };

  it.each([
    ['works-there', { organisation: 'Radio Nordlicht', history: past }],
    ['worked-there', { history: past, station: shared }],
    ['station', { station: shared }],
  ] as const)('%s', (code, known) => {
    expect(wayTo(employer('radio nordlicht'), { ...nobody, ...known })).toEqual({ code, where: 'Radio Nordlicht' });
  });

  it.each([
    ['does', { role: 'Redakteurin', organisation: 'Hörfunk Nord' }, 'Hörfunk Nord'],
    ['does', { role: 'Hörfunk', organisation: 'Nord' }, 'Hörfunk'],
    ['did', { history: [{ organisation: 'Nord', role: 'Hörfunk' }] }, 'Hörfunk, Nord'],
    ['did', { history: [{ organisation: null, role: 'Hörfunk' }] }, 'Hörfunk'],
    ['did', { history: [{ organisation: 'Hörfunk', role: null }] }, 'Hörfunk'],
    ['station', { station: { organisation: 'Hörfunk', myRole: null } }, 'Hörfunk'],
  ] as const)('of a field, %s: %j, in the words of "%s"', (code, known, where) => {
    expect(wayTo(field('Hörfunk'), { ...nobody, ...known })).toEqual({ code, where });
  });

  it('an employer is not found by a role or a tag', () => {
    expect(wayTo(employer('Radio'), { ...nobody, role: 'Radio', tags: ['Radio'] })).toBeNull();
  });

  it.each([
    [{ role: 'Redakteurin im Hörfunk' }, 'does'],
    [{ role: 'Redakteurin', organisation: 'Hörfunk Nord' }, 'does'],
    [{ history: [{ organisation: null, role: 'Hörfunk' }] }, 'did'],
    [{ tags: ['Hörfunk'] }, 'tag'],
    [{ station: { organisation: 'Uni', myRole: 'Hörfunk-Kurs' } }, 'station'],
    [{ organisation: 'Bäckerei' }, null],
  ] as const)('somebody with %j is near the field by: %s', (known, code) => {
    expect(wayTo(field('Hörfunk'), { ...nobody, ...known })?.code ?? null).toBe(code);
  });
});
