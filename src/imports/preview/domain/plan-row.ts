import { type Identity, identityKeys } from '../../../contacts/domain/duplicates.js';
import type { Match, MatchIndex } from '../../domain/match-index.js';
import { isRowError, type ParsedContact, type RowError } from '../../domain/parsed-contact.js';
import { isRoleAddress } from './role-address.js';
import type { Remark, RowAction, RowStatus } from '../../domain/words.js';

/** A row of the preview. */
export interface PlannedRow {
  readonly row: number;
  readonly status: RowStatus;
  readonly action: RowAction;
  /** Why it is not simply new, and what was left out. */
  readonly reasons: readonly Remark[];
  /** Who it is already, may be, or will be once added; null if nobody can be made of it. */
  readonly contactId: string | null;
  readonly parsed: ParsedContact | null;
  /** What can be shown of a row without a person. */
  readonly label: string | null;
  /** The original line of a row that could not be read. */
  readonly source: string | null;
}

const ROLE_ADDRESS: Remark = { code: 'role-address', params: {} };
const SAME = {
  linkedin: 'same-linkedin',
  email: 'same-email',
  'name-and-organisation': 'same-name-and-organisation',
} as const;
const LIKELY = { name: 'likely-same-name', email: 'likely-same-email' } as const;

/**
 * What to do with a row: add somebody new, update somebody who is certainly there already, or leave to the user what is
 * unclear (skipped until then). People who will be added go into `index`, so that the file's own duplicates meet.
 * `newId` is the id that the person gets if added. Never throws. Source: product.md "Exact duplicates".
 *
 * @example planRow(gretaAgain, index, id).action // 'update'
 */
export function planRow(item: ParsedContact | RowError, index: MatchIndex, newId: string): PlannedRow {
  if (isRowError(item)) return unreadable(item);
  const keys = identityKeys(identityOf(item));
  const match = index.find(keys);
  if (match?.certain) return planned(item, 'existing', match.known.contactId, [sameReason(match)]);
  if (match) return planned(item, 'unclear', match.known.contactId, [{ code: LIKELY[match.because], params: {} }]);
  const doubt = item.doubt ?? (isRoleAddress(item) ? ROLE_ADDRESS : null);
  if (doubt) return planned(item, 'unclear', newId, [doubt]);
  index.add({ contactId: newId, keys, row: item.row });
  return planned(item, 'new', newId, []);
}

/**
 * The identity of a person in a file, for the duplicate rules. Never throws. Source: product.md, "Exact duplicates".
 *
 * @example identityOf(parsedContact(1, { givenName: 'Greta' })).emails // []
 */
export function identityOf(parsed: ParsedContact): Identity {
  const values = (kind: string): string[] => parsed.points.filter((point) => point.kind === kind).map((p) => p.value);
  const { givenName, familyName, nickname, organisation } = parsed; // a copy of the whole row takes five times as long
  return { givenName, familyName, nickname, organisation, links: values('link'), emails: values('email') };
}

/**
 * True if the row is, or may be, somebody who is there already: then it can update them. Never throws. Source:
 * product.md, "Exact duplicates".
 *
 * @example hasMatch({ status: 'new', reasons: [] }) // false
 */
export function hasMatch({ status, reasons }: Pick<PlannedRow, 'status' | 'reasons'>): boolean {
  return status === 'existing' || reasons.some(({ code }) => code === LIKELY.name || code === LIKELY.email);
}

const ACTION_OF_STATUS: Readonly<Record<RowStatus, RowAction>> = { new: 'add', existing: 'update', unclear: 'skip' };

function planned(item: ParsedContact, status: RowStatus, contactId: string, why: readonly Remark[]): PlannedRow {
  const reasons = [...why, ...item.remarks];
  return {
    row: item.row,
    status,
    action: ACTION_OF_STATUS[status],
    reasons,
    contactId,
    parsed: item,
    label: null,
    source: null,
  };
}

function unreadable({ row, error, label, source = null }: RowError): PlannedRow {
  return { row, status: 'unclear', action: 'skip', reasons: [error], contactId: null, parsed: null, label, source };
}

function sameReason(match: Match & { certain: true }): Remark {
  const { row } = match.known;
  return row === null ? { code: SAME[match.because], params: {} } : { code: 'same-as-row', params: { row } };
}
