/** How long an import can be undone, in hours. Source: screens.md 3.8, "for 24 h". Rows are kept as long. */
export const undoHours = 24;

const HOUR_MS = 3_600_000;

/**
 * The instant until which an import can be taken back, as ISO text; `doneAt` is when it was done. Throws RangeError for
 * a text that is no instant.
 *
 * @example undoUntil('2026-11-23T08:00:00.000Z') // '2026-11-24T08:00:00.000Z'
 */
export function undoUntil(doneAt: string): string {
  return new Date(new Date(doneAt).getTime() + undoHours * HOUR_MS).toISOString();
}
