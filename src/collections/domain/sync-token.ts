/** How far somebody has read a collection: everything up to this number, and within it up to this id. */
export interface Position {
  readonly number: number;
  /** Null: everything with this number. Rows of one transaction share theirs, and a long answer may end among them. */
  readonly id: string | null;
  /**
   * Of a listing of everything that is not at its end: the collection's number when it began. What was forgotten before
   * then it need not know, however small its own number is.
   */
  readonly began?: number;
}

const TOKEN = /^urn:wiedersehen:([0-9a-f]{32}):(\d{1,10})(?::([0-9A-Za-z-]{1,36}))?(?:\+(\d{1,10}))?$/;

/**
 * A sync token (RFC 6578, 3.2: an opaque URI). The epoch is the collection's: it gets another one after a backup was put back
 * (`dav begin-anew`), so that numbers which come again mean nothing. Never throws.
 *
 * @example syncToken('0123456789abcdef0123456789abcdef', { number: 7, id: null })
 * // 'urn:wiedersehen:0123456789abcdef0123456789abcdef:7'
 */
export function syncToken(epoch: string, { number, id, began }: Position): string {
  const within = id === null ? '' : `:${id}`;
  return `urn:wiedersehen:${epoch}:${number}${within}${began === undefined ? '' : `+${began}`}`;
}

/**
 * What a token says; null for one that is none of this epoch's. Never throws.
 *
 * @example readSyncToken('urn:else', epoch) // null
 */
export function readSyncToken(token: string, epoch: string): Position | null {
  const [, of, number, id = null, began] = TOKEN.exec(token) ?? [];
  if (of !== epoch || number === undefined) return null;
  return { number: Number(number), id, ...(began === undefined ? {} : { began: Number(began) }) };
}
