import type { Voice } from '../../common/voice/voice.js';
import type { ChangeKind } from '../../contacts/changes/change-kinds.js';
import type { NamedAct } from '../../people/undo/act-people.service.js';

export class UndoContactResponse {
  id!: string;
  name!: string;
}

export class UndoResponse {
  id!: string;
  kind!: ChangeKind;
  /** What was done, in the account's language. */
  text!: string;
  /** How many changes it made. */
  count!: number;
  /** Whom it was about, if it was one person. */
  contact!: UndoContactResponse | null;
  at!: string;
}

export class UndoListResponse {
  items!: UndoResponse[];
  nextCursor!: string | null;
}

export class BulkResponse {
  /** How many people it changed; whoever was so already is not counted. */
  changed!: number;
  /** For `POST /undo/{id}`; null if nobody had to be changed. */
  undoId!: string | null;
}

export function undoResponse(act: NamedAct, voice: Voice): UndoResponse {
  const { id, kind, count, contact, happenedAt } = act;
  return { id, kind, text: voice.say(`undo.${kind}`, { count }), count, contact, at: happenedAt };
}
