/** Earlier years are placeholders (Apple writes 1604 for "no year"): only the day is taken. */
export const earliestBirthYear = 1850;
