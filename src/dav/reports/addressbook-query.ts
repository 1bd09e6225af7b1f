import { carddav, childOf } from '../../common/xml/xml-element.js';
import { multistatus } from '../multistatus.js';
import { cardFilter } from './asking/card-filter-asked.js';
import { limitAsked } from './asking/report-asked.js';
import { isCardMatched } from './domain/card-filter.js';
import { filePart } from './domain/file-part.js';
import { found, searched } from './query.js';
import type { AnswerReport } from './report-request.js';
import { ShownItems } from './shown-items.js';

/** CARDDAV:addressbook-query (RFC 6352, 8.6): the cards that a filter asks for. Throws DavRefused. */
export const addressbookQuery: AnswerReport = (request, kind, collections) => {
  const shown = new ShownItems(request, kind, collections);
  const filter = cardFilter(childOf(request.report, carddav('filter')));
  const isMeant = (text: string): boolean => {
    const card = filePart(text);
    return card !== null && isCardMatched(card, filter);
  };
  const search = {
    isMeant: filter.properties.length === 0 ? null : isMeant,
    isSpent: () => false,
    limit: limitAsked(request.report, carddav),
  };
  return multistatus(found(request, shown, search, searched(request, kind, collections)));
};
