/** Whether something has this tag, or has it not. */
export interface IfCondition {
  /** As ETag gave it, with its quotes; null: a state token (a lock, for instance), which nothing here ever has. */
  readonly etag: string | null;
  readonly isNegated: boolean;
}

/** Conditions that all have to hold, of one thing. */
export interface IfList {
  /** Its address as it came; null: that of the request. */
  readonly resource: string | null;
  readonly conditions: readonly IfCondition[];
}

/** Programs write one list, or two for a move. */
const MOST_LISTS = 100;

/** A list, behind an address or not. */
const LIST =
  /^(?:<([^<>\s]+)>[ \t]*)?\(((?:[ \t]*(?:Not[ \t]*)?(?:<[^<>\s]+>|\[[ \t]*(?:W\/)?"[^"]*"[ \t]*\]))+)[ \t]*\)[ \t]*/i;
const CONDITION = /(Not)?[ \t]*(?:<[^<>\s]+>|\[[ \t]*((?:W\/)?"[^"]*")[ \t]*\])/gi;

/**
 * The header If (RFC 4918, 10.4): lists of tags and state tokens, each of the thing that is asked for, or each behind the
 * address of the thing that it is about. Null: it can't be read, or has more than 100 lists. Never throws.
 *
 * @example ifHeader('(["a"])') // [{ resource: null, conditions: [{ etag: '"a"', isNegated: false }] }]
 */
export function ifHeader(header: string): readonly IfList[] | null {
  const lists: IfList[] = [];
  let resource: string | null = null;
  let rest = header.trim();
  for (let found = LIST.exec(rest); found !== null && lists.length <= MOST_LISTS; found = LIST.exec(rest)) {
    const [whole, tagged, conditions = ''] = found;
    resource = tagged ?? resource;
    lists.push({ resource, conditions: conditionsIn(conditions) });
    rest = rest.slice(whole.length);
  }
  const isWhole = rest === '' && lists.length > 0 && lists.length <= MOST_LISTS;
  return isWhole && !isMixed(lists) ? lists : null;
}

/** Lists of both kinds stand in no header together. */
function isMixed(lists: readonly IfList[]): boolean {
  return lists[0]?.resource === null && lists.some(({ resource }) => resource !== null);
}

/**
 * Whether one of the lists holds (RFC 4918, 10.4.3). A weak tag is never had, as with If-Match. Never throws.
 *
 * @param tagOf the tag of the thing at an address as it came; null: nothing is there, or it has no tag
 */
export function isIfTrue(lists: readonly IfList[], tagOf: (resource: string | null) => string | null): boolean {
  return lists.some(({ resource, conditions }) => {
    const tag = tagOf(resource);
    return conditions.every(({ etag, isNegated }) => (etag !== null && etag === tag) !== isNegated);
  });
}

function conditionsIn(text: string): IfCondition[] {
  return [...text.matchAll(CONDITION)].map(([, not, etag]) => ({ etag: etag ?? null, isNegated: not !== undefined }));
}
