const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;
/** They turn the reading direction of what stands behind them, also outside their field. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Nothing to clean: by far the most cells. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * One line of text from a file: NFC, no control characters (NUL among them: PostgreSQL refuses it), no direction marks,
 * blanks collapsed; null if nothing is left. Never throws.
 *
 * @example cleanLine(' Greta\u0000 Beispiel\n') // 'Greta Beispiel'
 */
export function cleanLine(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (PLAIN.test(text)) return text;
  const clean = cleaned(text).replace(/\s+/g, ' ').trim();
  return clean === '' ? null : clean;
}

/**
 * A longer text from a file: as `cleanLine`, but its lines stay.
 *
 * @example cleanParagraphs('one\r\ntwo ') // 'one\ntwo'
 */
export function cleanParagraphs(text: string | undefined): string | null {
  const clean = cleaned((text ?? '').replace(/\r\n?/g, '\n')).trim();
  return clean === '' ? null : clean;
}

function cleaned(text: string): string {
  return text.normalize('NFC').replace(CONTROL, ' ').replace(DIRECTION, '');
}
