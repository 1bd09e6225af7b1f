import type { Account } from '../../accounts/account.entity.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/http/pages/voice.js';
import type { ImportFacts } from '../readers/import.reader.js';
import { errorsOf, previewView } from './import-preview.view.js';

interface Urls {
  path(path: string): string;
}

/** The page of one import: its preview, its progress, or what became of it. */
export function importPage(
  voice: Voice,
  urls: Urls,
  { facts, account }: { facts: ImportFacts; account: Account },
): Page {
  const { id, state } = facts.current;
  const isPreview = state === 'preview';
  const view = isPreview ? previewView(voice, urls, facts) : stateView(voice, urls, { facts, account });
  const name = isPreview ? 'import-preview' : 'import-state';
  return { name, title: voice.say('import.page'), place: 'import', view: { id, ...view } };
}

function stateView(voice: Voice, urls: Urls, { facts, account }: { facts: ImportFacts; account: Account }): object {
  const { current } = facts;
  switch (current.state) {
    case 'reading':
    case 'importing':
      return running(voice, urls, facts);
    case 'done':
      return {
        title: voice.say('import.done-title', { count: current.added }),
        lead: doneLead(voice, current.updated, account.pace),
        done: true,
        mayUndo: facts.mayUndo,
        errors: errorsOf(voice, facts),
      };
    case 'undone':
      return { title: voice.say('import.undone-title'), lead: undoneLead(voice, current.kept), back: true };
    default: {
      const key = `problem.${current.problem ?? ''}`;
      const lead = voice.say(voice.has(key) ? key : 'problem.import-unexpected');
      return { title: voice.say('import.failed-title'), lead, back: true };
    }
  }
}

function doneLead(voice: Voice, updated: number, pace: number): string {
  const filledIn = updated > 0 ? [voice.say('import.done-updated', { count: updated })] : [];
  return [...filledIn, voice.say('import.done-lead', { pace })].join(' ');
}

function undoneLead(voice: Voice, kept: number): string {
  return kept > 0 ? voice.say('import.undone-kept', { count: kept }) : voice.say('import.undone-lead');
}

/** Goes on in the background; the page looks again by itself where scripts run. */
function running(voice: Voice, urls: Urls, { current }: ImportFacts): object {
  const found = current.newRows + current.existingRows + current.unclearRows;
  return {
    title: voice.say(`import.${current.state}`),
    lead: voice.say('import.running-lead'),
    running: true,
    poll: urls.path(`/import/${current.id}`),
    progress: voice.say('import.found', { count: found }),
  };
}
