import type { Account } from '../../accounts/account.entity.js';
import type { FormProblem } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { PreviewFacts, StateFacts } from '../readers/import.reader.js';
import type { DescribedFile } from '../../imports/files/described-files.service.js';
import type { Progress } from '../../imports/jobs/import-progress.service.js';
import { readAs } from './import-columns.view.js';
import { errorsOf, previewView } from './import-preview.view.js';
import { progressView } from './import-progress.view.js';
import { pairView, type Pair } from './import-pair.view.js';
import { rowName, stepsOf } from './import-words.view.js';
import { cardsInOneGo } from './triage.view.js';

interface Urls {
  path(path: string): string;
}

export function previewPage(
  voice: Voice,
  urls: Urls,
  { facts, files }: { facts: PreviewFacts; files: readonly DescribedFile[] },
): Page {
  const { id } = facts.current;
  const view = { id, files: files.map((file) => readAs(voice, file)), ...previewView(voice, urls, facts) };
  return pageOf(voice, 'import-preview', view);
}

/** One row beside whoever it is: with everything that can be chosen about it. */
export function rowPage(
  voice: Voice,
  urls: Urls,
  { pair, cursor, problem }: { pair: Pair; cursor: string | null; problem?: FormProblem },
): Page {
  const { row } = pair;
  const name = rowName(voice, row);
  const view = {
    id: row.importId,
    cursor,
    steps: stepsOf(voice, 'preview'),
    title: voice.say('import.row-title', { name }),
    back: urls.path(`/import/${row.importId}${cursor ? `?rows=${encodeURIComponent(cursor)}` : ''}`),
    ...pairView(voice, urls, pair),
    problem,
  };
  return pageOf(voice, 'import-row', view);
}

/** An import that is under way, done, taken back or came to nothing. */
export function statePage(voice: Voice, urls: Urls, asked: Asked): Page {
  const { id } = asked.facts.current;
  const page = pageOf(voice, 'import-state', { id, ...stateView(voice, urls, asked) });
  return { ...page, parts: { 'import-progress': 'import-progress' } };
}

function pageOf(voice: Voice, name: string, view: object): Page {
  return { name, title: voice.say('import.page'), place: 'import', view };
}

interface Asked {
  readonly facts: StateFacts;
  readonly account: Account;
  /** How many people could be rated now. */
  readonly waiting: number;
  /** Null: it rests, or another process is at work. */
  readonly progress: Progress | null;
  /** The percentage that was said aloud last; null: the whole page is asked for. */
  readonly said: number | null;
}

function stateView(voice: Voice, urls: Urls, asked: Asked): object {
  const { current } = asked.facts;
  switch (current.state) {
    case 'reading':
    case 'importing':
      return progressView(voice, urls, { current, said: asked.said, progress: asked.progress });
    case 'done':
      return doneView(voice, urls, asked);
    case 'undone':
      return {
        steps: stepsOf(voice, 'done'),
        title: voice.say('import.undone-title'),
        lead: undoneLead(voice, current.kept),
        back: true,
      };
    default: {
      const key = `problem.${current.problem ?? ''}`;
      const lead = voice.say(voice.has(key) ? key : 'problem.import-unexpected');
      return { steps: stepsOf(voice, 'source'), title: voice.say('import.failed-title'), lead, back: true };
    }
  }
}

function doneView(voice: Voice, urls: Urls, { facts, account, waiting }: Asked): object {
  const { added, updated } = facts.current;
  return {
    steps: stepsOf(voice, 'done'),
    title: voice.say('import.done-title', { count: added }),
    lead: doneLead(voice, updated, account.pace),
    done: true,
    triage: waiting > 0 ? voice.say('import.triage', { count: Math.min(waiting, cardsInOneGo) }) : null,
    undoNote: facts.undoUntil && undoNote(voice, facts.undoUntil),
    errors: errorsOf(voice, urls, facts),
  };
}

function undoNote(voice: Voice, until: string): string {
  return voice.say('import.undo-note', { day: voice.soon(voice.dayOf(until)), time: voice.time(until) });
}

function doneLead(voice: Voice, updated: number, pace: number): string {
  const filledIn = updated > 0 ? [voice.say('import.done-updated', { count: updated })] : [];
  return [...filledIn, voice.say('import.done-lead', { pace })].join(' ');
}

function undoneLead(voice: Voice, kept: number): string {
  return kept > 0 ? voice.say('import.undone-kept', { count: kept }) : voice.say('import.undone-lead');
}
