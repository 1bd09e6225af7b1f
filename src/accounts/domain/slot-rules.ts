/** What is kept free around meetings, in minutes and hours. */
export interface SlotRules {
  /** The way to a meeting, and the same back. */
  readonly travelMinutes: number;
  /** Between any two things, the way not counted. */
  readonly gapMinutes: number;
  /** How long before a meeting it must be proposed at the latest. */
  readonly noticeHours: number;
}

export const slotRuleNames = ['travelMinutes', 'gapMinutes', 'noticeHours'] as const satisfies (keyof SlotRules)[];

/** The most that an account may ask for. Ours: longer ways are trips, longer notice leaves no day of two weeks. */
export const mostSlotRules: SlotRules = { travelMinutes: 240, gapMinutes: 240, noticeHours: 336 };

/**
 * If the account says nothing else: half an hour for the way, no break beside it, and two hours until the first time, in
 * which a letter can be read and answered. Ours.
 */
export const usualSlotRules: SlotRules = { travelMinutes: 30, gapMinutes: 0, noticeHours: 2 };

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;

/** The same in ms. */
export interface SlotRulesMs {
  readonly travel: number;
  readonly gap: number;
  readonly notice: number;
}

/**
 * The rules that hold for an account, in ms. Never throws.
 *
 * @example slotRulesOf({ slotRules: null }).travel // 1_800_000
 */
export function slotRulesOf({ slotRules }: { readonly slotRules: SlotRules | null }): SlotRulesMs {
  const { travelMinutes, gapMinutes, noticeHours } = slotRules ?? usualSlotRules;
  return {
    travel: travelMinutes * MS_PER_MINUTE,
    gap: gapMinutes * MS_PER_MINUTE,
    notice: noticeHours * MS_PER_HOUR,
  };
}
