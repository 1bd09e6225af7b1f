/** What the columns hold, in characters. */
export const longestAddress = 500;

/**
 * What looks enough like an address to be kept as one, typed by hand or imported: one rule, so that whatever came in
 * can be saved again. Wide on purpose (umlauts, two dots): only sending shows whether an address works. Never backtracks.
 */
export const addressShapes = {
  email: /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]+$/,
  /** Any line of up to 200 characters with a digit: extensions, "0171 SCHREIB" and numbers of other scripts are numbers, too. */
  phone: /^\P{Nd}{0,99}\p{Nd}.{0,99}$/u,
  link: /^https?:\/\/[^\s]{3,}$/i,
} as const;
