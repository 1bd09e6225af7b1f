import { describe, expect, it } from 'vitest';
import { slotRulesOf, usualSlotRules } from '../../../src/accounts/domain/slot-rules.js';
import { faultsOf, hoursOn, usualHours } from '../../../src/accounts/domain/working-hours.js';

describe('hours in which a meeting may be proposed', () => {
  const hours = { ...usualHours, byDay: [{ day: 5 as const, from: '09:00', to: '13:00' }] };

  it('are those of all days, but for days with hours of their own', () => {
    expect(hoursOn(hours, 4)).toEqual({ from: '10:00', to: '18:00' });
    expect(hoursOn(hours, 5)).toEqual({ from: '09:00', to: '13:00' });
    expect(hoursOn(usualHours, 7)).toEqual({ from: '10:00', to: '18:00' }); // on the road
  });

  it('end after they begin, and belong to a day that is one of the days', () => {
    expect(faultsOf(hours)).toEqual([]);
    const wrong = { from: '10:00', to: '10:00', days: [1 as const], byDay: [{ day: 2 as const, from: '9', to: '8' }] };
    expect(faultsOf(wrong)).toEqual([
      { at: 'to', code: 'hoursEndTooEarly' },
      { at: 'byDay/0/to', code: 'hoursEndTooEarly' },
      { at: 'byDay/0/day', code: 'hoursOfDayOff' },
    ]);
  });

  it('what stays free around meetings is the usual if nothing is said', () => {
    expect(slotRulesOf({ slotRules: null })).toEqual(slotRulesOf({ slotRules: usualSlotRules }));
    const own = { travelMinutes: 10, gapMinutes: 5, noticeHours: 24 };
    expect(slotRulesOf({ slotRules: own })).toEqual({ travel: 600_000, gap: 300_000, notice: 86_400_000 });
  });
});
