import type { Voice } from '../../common/http/pages/voice.js';
import { fullName } from '../../contacts/domain/full-name.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { hasMatch } from '../../imports/domain/plan-row.js';
import type { ImportRow } from '../../imports/import-row.entity.js';
import type { ImportFacts } from '../readers/import.reader.js';
import { nameOf, workOf } from './person-words.view.js';

interface Urls {
  path(path: string): string;
}

/** What was found, the first unclear row to decide about, and the rows of the file. */
export function previewView(voice: Voice, urls: Urls, facts: ImportFacts): object {
  if (facts.current.format === accountFormat) return accountPreview(voice, facts);
  const { id, fileName, newRows, existingRows, unclearRows } = facts.current;
  const total = newRows + existingRows + unclearRows;
  return {
    title: voice.say('import.found', { count: total }),
    lead: voice.say('import.found-lead', { file: fileName }),
    stats: [
      { label: voice.say('import.new'), count: newRows },
      { label: voice.say('import.known'), count: existingRows },
      { label: voice.say('import.unclear'), count: unclearRows },
    ],
    commit: voice.say('import.commit', { count: newRows }),
    unclear: unclearView(voice, facts),
    caption: voice.say('import.preview-caption', { shown: facts.rows.length, total }),
    rows: facts.rows.map((row) => rowView(voice, row)),
    more: facts.nextRows && urls.path(`/import/${id}?rows=${encodeURIComponent(facts.nextRows)}`),
  };
}

/** A whole account is taken in as it is: there is nothing to decide about single people. */
function accountPreview(voice: Voice, { current }: ImportFacts): object {
  const { newRows, existingRows, unclearRows, fileName } = current;
  return {
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

/** Rows of which nobody could be made, each with its number and one sentence. */
export function errorsOf(voice: Voice, { unreadable }: ImportFacts): object | null {
  if (unreadable.length === 0) return null;
  const rows = unreadable.map((row) => voice.say('import.row-error', { row: row.row, problem: reasonsOf(voice, row) }));
  return { title: voice.say('import.errors', { count: rows.length }), rows };
}

/** One question at a time: is this somebody you already have? */
function unclearView(voice: Voice, { open, like }: ImportFacts): object | null {
  const [row] = open;
  if (!row?.parsed) return null;
  const name = parsedName(row.parsed);
  return {
    row: row.row,
    count: voice.say('import.unclear-count', { count: open.length }),
    title: voice.say('import.unclear-title', { name }),
    reason: reasonsOf(voice, row),
    mayUpdate: hasMatch(row),
    pairs: [
      {
        label: voice.say('import.in-file'),
        text: [name, row.parsed.role, row.parsed.organisation].filter(Boolean).join(', '),
      },
      ...(like
        ? [{ label: voice.say('import.already'), text: [nameOf(voice, like), workOf(like)].filter(Boolean).join(', ') }]
        : []),
    ],
  };
}

function rowView(voice: Voice, row: ImportRow): object {
  const { parsed } = row;
  const open = row.status === 'unclear' && !row.decided;
  return {
    name: (parsed && parsedName(parsed)) || row.label || voice.say('person.unnamed'),
    what: [parsed?.role, parsed?.organisation].filter(Boolean).join(', '),
    unclear: open,
    action: voice.say(open && parsed ? 'import.row-unclear' : `import.row-${row.action}`),
    reason: row.status === 'existing' ? null : reasonsOf(voice, row),
  };
}

/** A stored row keeps only what the file told. */
function parsedName(parsed: NonNullable<ImportRow['parsed']>): string {
  const { givenName = null, familyName = null, nickname = null, organisation = null } = parsed;
  return fullName({ givenName, familyName, nickname, organisation });
}

function reasonsOf(voice: Voice, { reasons }: ImportRow): string {
  return reasons.map(({ code, params }) => voice.say(`import.row.${code}`, params)).join(' ');
}
