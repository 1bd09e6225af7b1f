import { InvalidInput } from '../../common/errors.js';
import { isCadence } from '../../accounts/domain/layer-cadences.js';
import { type Cadence, type Layer, layers } from '../../contacts/domain/words.js';

const LONGEST_TAG = 100;
/** Control characters, line ends, and marks that turn text around. */
const UNFIT = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

export function tagIn(value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '' || [...name].length > LONGEST_TAG || UNFIT.test(name)) {
    throw unfit('value must be the name of a tag, 1 to 100 characters long.', 'bulkTag');
  }
  return name;
}

export function layerIn(value: unknown): Layer {
  const layer = layers.find((word) => word === value);
  if (!layer) throw unfit(`value must be one of ${layers.join(', ')}.`, 'bulkLayer');
  return layer;
}

/** Null: inherit. */
export function cadenceIn(value: unknown): Cadence | null {
  if (value === null || isCadence(value)) return value;
  throw unfit('value must be a number of days from 7 to 3650, "none", or null.', 'bulkCadence');
}

function unfit(detail: string, code: string): InvalidInput {
  return new InvalidInput([{ pointer: '/value', detail, code }]);
}
