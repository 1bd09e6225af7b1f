import type { LocalDate } from '../../common/local-date.js';
import type { TextParams } from '../../common/text.js';
import { fullName } from '../../contacts/domain/full-name.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { parsedContact } from '../../imports/domain/parsed-contact.js';
import { undoUntil } from '../../imports/domain/undo-until.js';
import type { ImportState, RowAction, RowCode, RowStatus } from '../../imports/domain/words.js';
import type { ImportRow } from '../../imports/import-row.entity.js';
import type { Import } from '../../imports/import.entity.js';

export class ImportProblemResponse {
  /** As in /problems/TYPE. */
  type!: string;
  /** A sentence in the account's language. */
  text!: string;
}

export class ImportCountsResponse {
  total!: number;
  new!: number;
  existing!: number;
  unclear!: number;
}

export class ImportResponse {
  id!: string;
  state!: ImportState;
  fileName!: string;
  format!: string;
  encoding!: string;
  /** Why it came to nothing; null unless the state is `failed`. */
  problem!: ImportProblemResponse | null;
  /** What the preview found. */
  counts!: ImportCountsResponse;
  /** People that came, and that were filled in. */
  added!: number;
  updated!: number;
  /** After an undo: people that went, and that stay because something hangs on them. */
  removed!: number;
  kept!: number;
  createdAt!: string;
  doneAt!: string | null;
  /** Until then it can be undone; null for a whole account, which can't. */
  undoUntil!: string | null;
}

export class ImportListResponse {
  items!: ImportResponse[];
  nextCursor!: string | null;
}

export class ImportReasonResponse {
  code!: RowCode;
  /** A sentence in the account's language. */
  text!: string;
}

export class ImportRowResponse {
  /** 1 is the first person of the file. */
  row!: number;
  status!: RowStatus;
  action!: RowAction;
  reasons!: ImportReasonResponse[];
  /** Who is, or may be, there already. */
  contactId!: string | null;
  /** The name, or what can be shown of a row without one. */
  name!: string | null;
  organisation!: string | null;
  role!: string | null;
  city!: string | null;
  connectedOn!: LocalDate | null;
  emails!: string[];
}

export class ImportRowListResponse {
  items!: ImportRowResponse[];
  nextCursor!: string | null;
}

export type Say = (key: string, params?: TextParams) => string;

export function importResponse(found: Import, say: Say): ImportResponse {
  const { newRows, existingRows, unclearRows, problem, doneAt } = found;
  const { id, state, fileName, format, encoding, added, updated, removed, kept, createdAt } = found;
  return {
    ...{ id, state, fileName, format, encoding, added, updated, removed, kept, createdAt, doneAt },
    problem: problem === null ? null : { type: problem, text: say(`problem.${problem}`) },
    counts: {
      total: newRows + existingRows + unclearRows,
      new: newRows,
      existing: existingRows,
      unclear: unclearRows,
    },
    undoUntil: state === 'done' && doneAt !== null && format !== accountFormat ? undoUntil(doneAt) : null,
  };
}

export function importRowResponse(found: ImportRow, say: Say): ImportRowResponse {
  const { row, status, action, reasons, contactId, label } = found;
  const parsed = found.parsed ?? parsedContact(row, {});
  const { organisation, role, city, connectedOn, points } = parsed;
  return {
    ...{ row, status, action, organisation, role, city, connectedOn },
    reasons: reasons.map(({ code, params }) => ({ code, text: say(`import.row.${code}`, params) })),
    contactId: status === 'new' ? null : contactId,
    name: fullName(parsed) || label,
    emails: points.filter(({ kind }) => kind === 'email').map(({ value }) => value),
  };
}
