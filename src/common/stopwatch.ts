/** Milliseconds since some moment: only how long something takes, never what time it is. */
export function stopwatch(): number {
  return performance.now(); // eslint-disable-line no-restricted-syntax -- a stopwatch: no rule and no row depends on it
}
