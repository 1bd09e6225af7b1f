/** Full hours from which one no longer says good morning, or says good evening. */
const MORNING_ENDS = 11;
const EVENING_BEGINS = 18;

/** Which greeting fits, by full hours since the reader's midnight. */
export function partOfDay(hour: number): 'morning' | 'day' | 'evening' {
  if (hour < MORNING_ENDS) return 'morning';
  return hour < EVENING_BEGINS ? 'day' : 'evening';
}
