import { describe, expect, it } from 'vitest';
import { stillTheirs } from '../../../src/people/undo/domain/still-theirs.js';

const change = (id: string, kind: string, contactId = 'anna'): { id: string; kind: string; contactId: string } => ({
  ...{ id, kind, contactId },
});
const merge = (
  id: string,
  changes: readonly string[] | null,
  contactId = 'anna',
): Parameters<typeof stillTheirs>[1] => [{ id, contactId, detail: changes && { moved: { changes } } }];

describe('changes that still are about the person they were made to', () => {
  it('are all of them if nobody was merged, or others only', () => {
    const act = [change('1', 'edited'), change('2', 'tagged')];
    expect(stillTheirs(act, [])).toEqual(act);
    expect(stillTheirs(act, merge('9', ['7']))).toEqual(act);
    expect(stillTheirs(act, merge('9', ['1', '2'], 'berta'))).toEqual(act);
  });

  it.each(['added', 'restored', 'edited', 'put-off', 'skipped', 'swapped', 'log-removed', 'reminder-removed'])(
    'are none if %s was somebody who is another by now, whatever else the act did',
    (kind) => {
      expect(stillTheirs([change('1', kind)], merge('9', ['1']))).toBeNull();
      expect(stillTheirs([change('1', kind), change('2', 'logged')], merge('9', ['1', '2']))).toBeNull();
    },
  );

  it.each(['deleted', 'tagged', 'untagged', 'layer', 'cadence'])('are the others of many who were %s', (kind) => {
    const [moved, stays] = [change('1', kind), change('2', kind, 'berta')];
    expect(stillTheirs([moved, stays], merge('9', ['1']))).toEqual([stays]);
    expect(stillTheirs([moved], merge('9', ['1']))).toBeNull();
  });

  it.each(['logged', 'log-edited', 'reminder-done', 'merged'])('%s is about a thing that moved along', (kind) => {
    const act = [change('1', kind)];
    expect(stillTheirs(act, merge('9', ['1']))).toEqual(act);
  });

  it('are those after a merge of which it is not kept what moved', () => {
    expect(stillTheirs([change('1', 'edited')], merge('5', null))).toBeNull();
    expect(stillTheirs([change('6', 'edited')], merge('5', null))).toHaveLength(1);
  });
});
