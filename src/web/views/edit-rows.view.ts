import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { listColumns, type ListName, rowsOf } from '../person-form/form-rows.js';

interface Cell {
  /** Name and id of the field: `emails.0.value`. */
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly type: string;
  readonly placeholder: string | null;
  readonly suggestions: string | null;
  readonly error: string | null;
}

interface RowView {
  readonly cells: readonly Cell[];
  readonly preferred: { readonly name: string; readonly on: boolean; readonly label: string } | null;
}

interface ListView {
  readonly name: ListName;
  readonly legend: string;
  readonly rows: readonly RowView[];
  readonly more: string;
  /** Rows of few fields stand in one line. */
  readonly tight: boolean;
  /** Whether something stands in it. */
  readonly filled: boolean;
  readonly error: string | null;
}

interface Asked {
  readonly fields: Fields;
  readonly problem: FormProblem | null;
  /** The list in which another empty row was asked for. */
  readonly more: string | null;
}

const TYPES: Readonly<Record<string, string>> = { emails: 'email', phones: 'tel', links: 'url' };

/** A list of the form: a row for each entry and one that is empty, so that something can be added without JavaScript. */
export function listView(voice: Voice, list: ListName, { fields, problem, more }: Asked): ListView {
  const rows = rowsOf(fields, list);
  const empty = Array.from({ length: more === list ? 2 : 1 }, () => ({}));
  return {
    name: list,
    legend: voice.say(`edit.list.${list}`),
    rows: [...rows, ...empty].map((row, place) => rowView(voice, { list, place, row, problem })),
    more: voice.say(`edit.more.${list}`),
    tight: list in TYPES,
    filled: rows.length > 0,
    error: problem?.byPath[list] ?? null,
  };
}

interface Place {
  readonly list: ListName;
  readonly place: number;
  readonly row: Readonly<Record<string, string | null>>;
  readonly problem: FormProblem | null;
}

function rowView(voice: Voice, { list, place, row, problem }: Place): RowView {
  const columns = (listColumns[list] as readonly string[]).filter((column) => column !== 'preferred');
  const ofRow = problem?.byPath[`${list}.${place}`] ?? null;
  const cells = columns.map((column, index): Cell => {
    const name = `${list}.${place}.${column}`;
    return {
      name,
      label: voice.say(column === 'value' ? `edit.cell.${list}` : `edit.cell.${column}`),
      value: row[column] ?? null,
      type: column === 'value' ? (TYPES[list] ?? 'text') : 'text',
      placeholder: exampleOf(voice, list, column),
      suggestions: column === 'label' ? 'labels' : null,
      error: problem?.byPath[name] ?? (index === 0 ? ofRow : null),
    };
  });
  const hasPreferred = (listColumns[list] as readonly string[]).includes('preferred');
  const name = `${list}.${place}.preferred`;
  return {
    cells,
    preferred: hasPreferred ? { name, on: Boolean(row['preferred']), label: voice.say('edit.cell.preferred') } : null,
  };
}

function exampleOf(voice: Voice, list: ListName, column: string): string | null {
  const key = `edit.example.${list}.${column}`;
  return voice.has(key) ? voice.say(key) : null;
}
