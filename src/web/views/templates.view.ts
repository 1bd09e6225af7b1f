import type { FormProblem } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { situations } from '../../outreach/domain/words.js';
import type { ListedTemplate } from '../../outreach/own-templates/template-list.service.js';

/** One's own by name; those that come with the program by occasion. */
export function templatesPage(voice: Voice, all: readonly ListedTemplate[], problem: FormProblem | null = null): Page {
  const own = all.filter(({ template }) => 'version' in template);
  const builtIn = all.filter(({ template }) => !('version' in template));
  const groups = situations.map((situation) => ({
    label: voice.say(`word.situation.${situation}`),
    rows: builtIn.filter(({ template }) => template.situation === situation).map((listed) => row(voice, listed)),
  }));
  const rows = voice.sorted(own, ({ template }) => template.name).map((listed) => row(voice, listed));
  return { name: 'templates', title: voice.say('templates.title'), view: { own: rows, groups, problem } };
}

function row(voice: Voice, { template, used, answers }: ListedTemplate): object {
  const { id, name, situation } = template;
  return {
    id,
    name,
    occasion: voice.say(`word.situation.${situation}`),
    manner: mannerWords(voice, template),
    use: voice.say('templates.use', { used, answers }),
  };
}

/** "Deutsch, Sie" */
export function mannerWords(voice: Voice, { language, form }: { language: string; form: string }): string {
  return voice.say('templates.manner', { language, form });
}
