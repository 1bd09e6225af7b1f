import type { FormProblem } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/http/pages/voice.js';
import type { Import } from '../../imports/import.entity.js';

/** Where files come from, and what was imported before. */
export function importsView(
  voice: Voice,
  asked: { imports: readonly Import[]; uploadTo: string; problem: FormProblem | null },
): object {
  const earlier = asked.imports.map((current) => ({
    id: current.id,
    name: voice.say('import.earlier-row', { file: current.fileName, ago: voice.ago(voice.dayOf(current.createdAt)) }),
    state: voice.say(`import.state.${current.state}`),
  }));
  return { uploadTo: asked.uploadTo, problem: asked.problem, earlier };
}
