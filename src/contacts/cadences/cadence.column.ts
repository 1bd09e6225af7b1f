import { ConvertedColumn } from '../../common/database/columns.js';
import type { Cadence } from '../domain/words.js';

/** Days or "none", as text; null is "inherit". */
export function CadenceColumn(): PropertyDecorator {
  return ConvertedColumn<Cadence | null>(5, {
    to: (cadence) => (cadence === null ? null : String(cadence)),
    from: (text) => (text === null || text === 'none' ? text : Number(text)),
  });
}
