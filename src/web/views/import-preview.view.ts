import type { Voice } from '../../common/voice/voice.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { hasMatch } from '../../imports/preview/domain/plan-row.js';
import type { RowAction } from '../../imports/domain/words.js';
import type { ImportRow } from '../../imports/rows/import-row.entity.js';
import type { Tally } from '../../imports/preview/preview-rows.query.js';
import type { PreviewFacts, StateFacts } from '../readers/import.reader.js';
import { pairView } from './import-pair.view.js';
import { fileWords, reasonsOf, rowName, rowWork, stepsOf } from './import-words.view.js';

interface Urls {
  path(path: string): string;
}

/** What was found, the questions about it one at a time, and every row with what will happen to it. */
export function previewView(voice: Voice, urls: Urls, facts: PreviewFacts): object {
  if (facts.current.format === accountFormat) return accountPreview(voice, facts);
  const { id, fileName, newRows, existingRows, unclearRows } = facts.current;
  const total = newRows + existingRows + unclearRows;
  return {
    steps: stepsOf(voice, 'preview'),
    title: voice.say('import.found', { count: total - facts.unreadable.count }),
    lead: voice.say('import.found-lead', { file: fileWords(voice, fileName) }),
    stats: statsOf(voice, facts),
    commit: commitWords(voice, facts.tally),
    question: questionView(voice, urls, facts),
    aside: asideView(voice, facts),
    errors: errorsOf(voice, urls, facts),
    caption: voice.say('import.preview-caption', { shown: facts.rows.items.length, total }),
    cursor: facts.cursor,
    rows: facts.rows.items.map((row) => rowView(voice, urls, row)),
    more: facts.rows.nextCursor && urls.path(`/import/${id}?rows=${encodeURIComponent(facts.rows.nextCursor)}`),
  };
}

/** What was set aside or left out is no question, so it is counted by itself. */
function statsOf(voice: Voice, { current, aside, unreadable }: PreviewFacts): object[] {
  const { newRows, existingRows, unclearRows } = current;
  return [
    { label: voice.say('import.new'), count: newRows },
    { label: voice.say('import.known'), count: existingRows },
    { label: voice.say('import.unclear'), count: unclearRows - aside.count - unreadable.count },
    ...(aside.count > 0 ? [{ label: voice.say('import.put-aside'), count: aside.count }] : []),
    ...(unreadable.count > 0 ? [{ label: voice.say('import.left-out'), count: unreadable.count }] : []),
  ];
}

/** A whole account is taken in as it is: there is nothing to decide about single people. */
function accountPreview(voice: Voice, { current }: PreviewFacts): object {
  const { newRows, existingRows, unclearRows, fileName } = current;
  return {
    steps: stepsOf(voice, 'preview'),
    title: voice.say('import.account-found', { count: newRows + existingRows }),
    lead: voice.say('import.account-lead', { file: fileName }),
    stats: [
      { label: voice.say('import.new'), count: newRows },
      { label: voice.say('import.known'), count: existingRows },
      ...(unclearRows > 0 ? [{ label: voice.say('import.account-left-out'), count: unclearRows }] : []),
    ],
    commit: voice.say('import.account-commit'),
    whole: true,
  };
}

/** The button says what it does: who comes, else who is filled in. */
function commitWords(voice: Voice, { add, update }: Tally): string {
  if (add === 0 && update > 0) return voice.say('import.commit-update', { count: update });
  return voice.say('import.commit', { count: add });
}

/** Rows of which nobody could be made, each with its number, one sentence and its line. */
export function errorsOf(voice: Voice, urls: Urls, facts: StateFacts | PreviewFacts): object | null {
  const { current, unreadable } = facts;
  const { items, count } = unreadable;
  if (count === 0) return null;
  return {
    title: voice.say('import.errors', { count }),
    rows: items.map((row) => ({
      text: errorWords(voice, facts, row),
      source: row.source,
    })),
    left: count > items.length ? voice.say('import.errors-left', { count: count - items.length }) : null,
    download: urls.path(`/api/v1/imports/${current.id}/left-out.csv`),
  };
}

/** With the name of the file where there are several. */
function errorWords(voice: Voice, { current, placeOf }: StateFacts | PreviewFacts, row: ImportRow): string {
  const place = placeOf(row.row);
  const problem = reasonsOf(voice, row);
  if (!place || place.fileName === current.fileName) return voice.say('import.row-error', { row: row.row, problem });
  return voice.say('import.row-error-in', { file: fileWords(voice, place.fileName), row: place.line, problem });
}

/** One question at a time: is this somebody you already have? With the way to the one before and the next. */
function questionView(voice: Voice, urls: Urls, { current, open, pair }: PreviewFacts): object | null {
  if (!pair) return null;
  const place = open.items.findIndex(({ row }) => row === pair.row.row);
  const to = (row: ImportRow | undefined): string | null =>
    row ? urls.path(`/import/${current.id}?pair=${row.row}`) : null;
  const match = hasMatch(pair.row);
  const moves = open.items.length > 1;
  return {
    ...pairView(voice, urls, pair),
    moves,
    keys: voice.say('import.keys', { match: match ? 'yes' : 'no', moves: moves ? 'yes' : 'no' }),
    count: voice.say('import.unclear-count', { count: open.count }),
    title: voice.say(match ? 'import.unclear-title' : 'import.doubt-title', { name: rowName(voice, pair.row) }),
    before: to(open.items[place - 1]),
    next: to(open.items[place + 1]),
  };
}

/** Addresses without a person behind them, organisations, invitations: listed, not hidden, and taken in when asked to. */
function asideView(voice: Voice, { aside }: PreviewFacts): object | null {
  const { items, count } = aside;
  if (count === 0) return null;
  return {
    title: voice.say('import.aside', { count }),
    rows: items.map((row) => ({
      row: row.row,
      name: rowName(voice, row),
      reason: reasonsOf(voice, row),
      taken: row.action === 'add',
      label: voice.say(row.action === 'add' ? 'import.aside-back' : 'import.aside-take', { name: rowName(voice, row) }),
    })),
    left: count > items.length ? voice.say('import.aside-left', { count: count - items.length }) : null,
  };
}

function rowView(voice: Voice, urls: Urls, row: ImportRow): object {
  const open = row.status === 'unclear' && !row.decided;
  const name = rowName(voice, row);
  return {
    row: row.row,
    name,
    href: row.parsed && urls.path(`/import/${row.importId}/rows/${row.row}`),
    what: rowWork(row.parsed),
    label: voice.say('import.row-label', { name }),
    options: row.parsed ? actionsOf(row).map((action) => actionOption(voice, row, action)) : null,
    open: open && row.parsed !== null ? voice.say('import.row-unclear') : null,
    left: voice.say('import.row-skip'),
    reason: reasonsOf(voice, row) || null,
  };
}

/** What can be done with a row: nobody can be filled in where nobody is there. */
function actionsOf(row: ImportRow): RowAction[] {
  return hasMatch(row) ? ['update', 'add', 'skip'] : ['add', 'skip'];
}

function actionOption(voice: Voice, row: ImportRow, action: RowAction): object {
  const key = action === 'add' && hasMatch(row) ? 'import.row-add-second' : `import.row-${action}`;
  return { value: action, label: voice.say(key), chosen: row.action === action };
}
