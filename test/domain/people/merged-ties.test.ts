import { describe, expect, it } from 'vitest';
import { mergedPoints, type MergeablePoint } from '../../../src/people/merge/domain/merged-points.js';
import { mergedRelations, type MergeableRelation } from '../../../src/people/merge/domain/merged-relations.js';

const point = (id: string, valueKey: string, told: Partial<MergeablePoint> = {}): MergeablePoint => ({
  ...{ id, kind: 'email', valueKey, preferred: false, position: 0 },
  ...told,
});

describe('ways to reach two who are one', () => {
  const work = point('1', 'work', { preferred: true, position: 4 });
  const home = point('2', 'home', { preferred: true });

  it('the same address comes once, the other behind, and one of each kind is preferred', () => {
    const phone = point('3', 'work', { kind: 'phone', preferred: true });
    expect(mergedPoints([work], [point('9', 'work'), home, phone], {})).toEqual({
      gone: [],
      come: [
        { ...home, preferred: false, position: 5 },
        { ...phone, position: 6 },
      ],
    });
  });

  it('beside none they begin with the first', () => {
    expect(mergedPoints([], [home], {}).come).toEqual([{ ...home, position: 0 }]);
  });

  it('go where the other ones are taken, of that kind only', () => {
    const link = point('3', 'link', { kind: 'link' });
    expect(mergedPoints([work, link], [home], { emails: 'take' })).toEqual({
      gone: ['1'],
      come: [{ ...home, position: 5 }],
    });
    expect(mergedPoints([work], [home], { emails: 'keep' })).toEqual({ gone: [], come: [] });
  });
});

describe('relations of two who are one', () => {
  const tie = (id: string, oneId: string, otherId: string, kind = 'colleague'): MergeableRelation => ({
    ...{ id, oneId, otherId, kind },
  });
  const sides = (
    own: readonly MergeableRelation[],
    theirs: readonly MergeableRelation[],
  ): Parameters<typeof mergedRelations> => [{ id: 'm', relations: own }, { id: 'n', relations: theirs }, {}];

  it('come under the id of the one who stays, the smaller id first', () => {
    expect(mergedRelations(...sides([], [tie('1', 'a', 'n'), tie('2', 'n', 'z')]))).toEqual({
      gone: [],
      come: [tie('1', 'a', 'm'), tie('2', 'm', 'z')],
    });
  });

  it('to somebody both know stand once, unless they are of another kind', () => {
    const own = tie('1', 'm', 'z');
    const theirs = [tie('2', 'n', 'z'), tie('3', 'n', 'z', 'partner')];
    expect(mergedRelations(...sides([own], theirs))).toEqual({ gone: [], come: [tie('3', 'm', 'z', 'partner')] });
  });

  it("to each other are nobody's any more", () => {
    const each = tie('1', 'm', 'n');
    expect(mergedRelations(...sides([each, tie('2', 'm', 'z')], [each]))).toEqual({ gone: [], come: [] });
  });

  it('go where the other ones are taken', () => {
    const [stays, goes] = sides([tie('1', 'm', 'z')], [tie('2', 'n', 'y')]);
    expect(mergedRelations(stays, goes, { relations: 'take' })).toEqual({
      gone: [tie('1', 'm', 'z')],
      come: [tie('2', 'm', 'y')],
    });
  });
});
