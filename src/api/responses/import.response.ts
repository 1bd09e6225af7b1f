import { ApiProperty } from '@nestjs/swagger';
import type { LocalDate } from '../../common/local-date.js';
import type { Voice } from '../../common/voice/voice.js';
import { fullName } from '../../contacts/domain/full-name.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { parsedContact } from '../../imports/domain/parsed-contact.js';
import type { ColumnField } from '../../imports/domain/column-meaning.js';
import type { Delimiter, Encoding } from '../../imports/domain/reading.js';
import { undoUntil } from '../../imports/domain/undo-until.js';
import type { FieldChoice } from '../../imports/domain/choices.js';
import type { ImportState, RowAction, RowCode, RowStatus } from '../../imports/domain/words.js';
import type { DescribedFile, RowPlace } from '../../imports/files/described-files.service.js';
import type { ImportRow } from '../../imports/rows/import-row.entity.js';
import type { Import } from '../../imports/import.entity.js';
import type { ImportDetail } from '../../imports/imports.service.js';

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

export class ImportColumnResponse {
  header!: string;
  field!: ColumnField;
  /** What stands beside an address, or what a note or an extra is about. */
  label!: string | null;
  group!: string | null;
  /** The first values that are not empty. */
  samples!: string[];
}

export class ImportFileResponse {
  /** 1 is the first file. */
  position!: number;
  name!: string;
  /** In bytes. */
  size!: number;
  format!: string;
  /** In the preview: how it was read. */
  encoding!: Encoding | null;
  delimiter!: Delimiter | null;
  /** False: its columns were guessed, and nobody has looked at them. */
  confirmed!: boolean;
  /** Null until it was read. */
  rows!: number | null;
  /** In the preview, for tables. */
  @ApiProperty({ type: () => [ImportColumnResponse], nullable: true })
  columns!: ImportColumnResponse[] | null;
}

export class ImportProgressResponse {
  /** In rows. */
  done!: number;
  /** Null: that is known at the end only. */
  total!: number | null;
}

export class ImportDetailResponse extends ImportResponse {
  files!: ImportFileResponse[];
  /** Null while the import rests, or another process is at work. */
  @ApiProperty({ type: () => ImportProgressResponse, nullable: true })
  progress!: ImportProgressResponse | null;
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
  /** 1 is the first row of the first file; the rows of all files are numbered through. */
  row!: number;
  /** The position of its file, and its number there; null for imports of older versions. */
  file!: number | null;
  line!: number | null;
  status!: RowStatus;
  action!: RowAction;
  /** What was chosen field by field for somebody who is there already; null: nothing. */
  choices!: Record<string, FieldChoice> | null;
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

export function importResponse(found: Import, voice: Voice): ImportResponse {
  const { newRows, existingRows, unclearRows, problem, doneAt } = found;
  const { id, state, fileName, format, encoding, added, updated, removed, kept, createdAt } = found;
  return {
    ...{ id, state, fileName, format, encoding, added, updated, removed, kept, createdAt, doneAt },
    problem: problem === null ? null : { type: problem, text: voice.say(`problem.${problem}`) },
    counts: {
      total: newRows + existingRows + unclearRows,
      new: newRows,
      existing: existingRows,
      unclear: unclearRows,
    },
    undoUntil: state === 'done' && doneAt !== null && format !== accountFormat ? undoUntil(doneAt) : null,
  };
}

export function importDetailResponse({ current, files, progress }: ImportDetail, voice: Voice): ImportDetailResponse {
  return { ...importResponse(current, voice), files: files.map(fileResponse), progress };
}

function fileResponse({ outline, ...file }: DescribedFile): ImportFileResponse {
  const columns = outline?.columns.map(({ header, meaning, samples }) => ({
    header,
    ...meaning,
    samples: [...samples],
  }));
  return { ...file, delimiter: outline?.delimiter ?? null, columns: columns ?? null };
}

export function importRowResponse(found: ImportRow, place: RowPlace | null, voice: Voice): ImportRowResponse {
  const { row, status, action, choices, reasons, contactId, label } = found;
  const parsed = found.parsed ?? parsedContact(row, {});
  const { organisation, role, city, connectedOn, points } = parsed;
  return {
    ...{ row, file: place?.file ?? null, line: place?.line ?? null },
    ...{ status, action, choices, organisation, role, city, connectedOn },
    reasons: reasons.map(({ code, params }) => ({ code, text: voice.say(`import.row.${code}`, params) })),
    contactId: status === 'new' ? null : contactId,
    name: fullName(parsed) || label,
    emails: points.filter(({ kind }) => kind === 'email').map(({ value }) => value),
  };
}
