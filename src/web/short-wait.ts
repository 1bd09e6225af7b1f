import { within } from '../common/within.js';

/** A file of some hundred people is read, or taken in, by then. */
const PATIENCE_MS = 1_500;

/** Waits a moment for work that goes on anyway: it spares most people the page "is being read". */
export async function shortWait(work: Promise<void>): Promise<void> {
  await within(PATIENCE_MS, work);
}
