import type { Voice } from '../../common/voice/voice.js';
import type { Import } from '../../imports/import.entity.js';
import type { Progress } from '../../imports/jobs/import-progress.service.js';
import { stepsOf } from './import-words.view.js';

interface Urls {
  path(path: string): string;
}

/** Screen readers hear a sentence for each tenth of the way. Source: screens.md 3.8, "every 10 %". */
const STEP_PERCENT = 10;
const WHOLE = 100;

/**
 * Goes on in the background; the page looks again by itself where scripts run. `said`: the percentage said last; null: the
 * whole page is asked for.
 */
export function progressView(
  voice: Voice,
  urls: Urls,
  asked: { current: Import; said: number | null; progress: Progress | null },
): object {
  const { current, said } = asked;
  const progress = asked.progress ?? progressOf(current);
  const percent = progress.total
    ? Math.floor((WHOLE * progress.done) / progress.total / STEP_PERCENT) * STEP_PERCENT
    : 0;
  return {
    steps: stepsOf(voice, current.state === 'reading' ? 'source' : 'import'),
    title: voice.say(`import.${current.state}`),
    lead: voice.say('import.running-lead'),
    running: true,
    poll: urls.path(`/import/${current.id}?said=${percent}`),
    value: progress.done,
    max: progress.total,
    label: voice.say(`import.${current.state}`),
    text: voice.say(`import.${current.state}-so-far`, { count: progress.done, total: progress.total ?? 0 }),
    say: said !== null && percent > said ? voice.say('import.percent', { percent }) : null,
  };
}

/** What is stored of it, where another process is at work. */
function progressOf({ newRows, existingRows, unclearRows, state, added, updated }: Import): Progress {
  const found = newRows + existingRows + unclearRows;
  return state === 'reading' ? { done: found, total: null } : { done: added + updated, total: found };
}
