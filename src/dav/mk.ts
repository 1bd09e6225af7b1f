import { caldav } from '../common/xml/xml-element.js';
import { DavRefused } from './dav.errors.js';

/** The verbs that make collections, and what their refusal is called. */
const MAKING: ReadonlyMap<string, string | null> = new Map([
  ['MKCALENDAR', caldav('calendar-collection-location-ok')],
  ['MKCOL', null],
]);

/** There is one address book, one calendar and one list of tasks, and nobody makes another (RFC 4791, 5.3.1; RFC 5689, 3). */
export class CollectionsAreFixed extends DavRefused {
  constructor(condition: string | null) {
    super(403, condition, 'There is one address book, one calendar and one list of tasks here; no others can be made.');
  }
}

/** Wherever it should have been made: nothing has to be there. Throws CollectionsAreFixed. */
export function assertMakesNothing(method: string): void {
  const condition = MAKING.get(method);
  if (condition !== undefined) throw new CollectionsAreFixed(condition);
}
