import { isTimeZone } from '../../common/zoned-time.js';
import { isPrintedByUs, ownPrefix } from '../../exports/vcard/own-properties.js';
import type { PortableExtra } from '../../exports/people/portable-person.js';
import { type OwnLine, splitValue } from './own-lines.js';

const EXTRA = `${ownPrefix}EXTRA`;
const ORIGIN = `${ownPrefix}ORIGIN`;
const LABEL = 'X-ABLABEL';

/**
 * What our cards give back of other files. The other way round: exports/vcard/extra-lines.ts.
 *
 * @example ownExtras(ownLines(['X-WIEDERSEHEN-EXTRA:Hobby;Chor'])) // [{ origin: 'table', name: 'Hobby', value: 'Chor' }]
 */
export function ownExtras(all: readonly OwnLine[]): PortableExtra[] {
  const ours = new Set(all.filter(({ name }) => isPrintedByUs(name)).map(({ group }) => group));
  return all.flatMap((line) => {
    if (line.name === EXTRA) return named(line);
    if (line.name === 'ORG') return splitValue(line.value).length > 1 ? plain(line) : [];
    if (line.name === 'TZ' && !isTimeZone(line.value)) return plain(line); // an offset, as a card of others had it
    const isOurs = isPrintedByUs(line.name) || (line.name === LABEL && line.group !== null && ours.has(line.group));
    return isOurs ? [] : plain(line);
  });
}

function named({ params, value }: OwnLine): PortableExtra {
  const [name = '', text = ''] = splitValue(value);
  return { origin: params[ORIGIN] === 'vcard' ? 'vcard' : 'table', name, value: text };
}

function plain({ head, value }: OwnLine): PortableExtra {
  return { origin: 'vcard', name: head, value };
}
