import type { FormProblem } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Import } from '../../imports/import.entity.js';
import { fileWords, stepsOf } from './import-words.view.js';

interface Urls {
  path(path: string): string;
}

/** Where old contacts sleep, in the order in which most people look. Each has three lines: how to get the file. */
const sources = [
  'linkedin',
  'google',
  'apple',
  'android',
  'outlook',
  'thunderbird',
  'xing',
  'monica',
  'own',
  'other',
] as const;
const LINES = [1, 2, 3];

export interface SourceFacts {
  readonly imports: readonly Import[];
  readonly megabytes: number;
  /** What was pasted and has to be corrected. */
  readonly pasted: string | null;
  readonly problem: FormProblem | null;
}

/** Where files come from, and what was imported before. */
export function importsPage(voice: Voice, urls: Urls, facts: SourceFacts): Page {
  const { imports, problem, pasted, megabytes } = facts;
  const view = {
    steps: stepsOf(voice, 'source'),
    uploadTo: urls.path('/import'),
    problem,
    pasted,
    fileHint: voice.say('import.file-hint', { megabytes }),
    sources: sources.map((source) => ({
      name: voice.say(`source.${source}`),
      lines: LINES.map((line) => voice.say(`source.${source}-${line}`)),
    })),
    earlier: imports.map((current) => ({
      id: current.id,
      name: voice.say('import.earlier-row', {
        file: fileWords(voice, current.fileName),
        ago: voice.ago(voice.dayOf(current.createdAt)),
      }),
      state: voice.say(`import.state.${current.state}`),
    })),
  };
  return { name: 'import', title: voice.say('import.page'), place: 'import', view };
}
