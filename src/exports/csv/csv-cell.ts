/** What spreadsheets take for a formula at the beginning of a cell. Source: OWASP, "CSV Injection". */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const ESCAPED_FORMULA = /^'+[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",;\t\r\n]/;

/**
 * A text as a cell (RFC 4180, 2): quoted where it must be, and with an apostrophe before what a spreadsheet would take for
 * a formula. A text that has apostrophes of its own there gets one more, so that reading takes exactly one away.
 *
 * @example csvCell('=1+1') // "'=1+1"
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The text of a cell whose quotes are gone: the other way round.
 *
 * @example cellText("'=1+1") // '=1+1'
 */
export function cellText(cell: string): string {
  return ESCAPED_FORMULA.test(cell) ? cell.slice(1) : cell;
}
