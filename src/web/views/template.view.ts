import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import { revisionOf } from '../../common/http/revisions.js';
import type { Voice } from '../../common/voice/voice.js';
import { forms, languages } from '../../contacts/domain/words.js';
import { situations } from '../../outreach/domain/words.js';
import { partsOf } from '../../outreach/own-templates/template-parts.js';
import type { TemplateFacts } from '../readers/template.reader.js';
import { isText, sentSource } from '../template.fields.js';
import { optionsOf } from './options.view.js';
import { chips } from './template-chips.view.js';
import { previewView } from './template-preview.view.js';
import { mannerWords } from './templates.view.js';

export interface AskedTemplate {
  readonly facts: TemplateFacts;
  /** The form as it was sent, or the address that asks for a new one. */
  readonly fields: Fields;
  /** The fields are a form, not only an address. */
  readonly sent?: boolean;
  readonly problem?: FormProblem;
}

/** The editor: the text on the left, what it makes on the right. */
export function templatePage(voice: Voice, asked: AskedTemplate): Page {
  const { facts, fields, problem } = asked;
  const { template } = facts;
  const isBuiltIn = template !== null && !('version' in template);
  const source = sourceNow(asked);
  const asText = isText(fields);
  const title = template?.name ?? voice.say('templates.new');
  const view = {
    title,
    ...storedView(voice, template),
    name: textOf(fields, 'name') ?? template?.name,
    ...choices(voice, asked),
    asText,
    source,
    ...partsView(source),
    chips: chips(voice),
    preview: previewView(voice, { facts, fields, source, asText }),
    versions: versionRows(voice, facts),
    problem,
  };
  const parts = { 'template-preview': 'template-preview' };
  return { name: isBuiltIn ? 'template-built-in' : 'template', title, view, parts };
}

/** As it was sent, else as it is stored. */
function sourceNow({ facts: { template }, fields, sent = false }: AskedTemplate): string {
  return sent ? sentSource(fields) : (template?.source ?? '');
}

function storedView(voice: Voice, template: TemplateFacts['template']): object {
  if (template === null) return { id: null, lang: voice.locale };
  const { id, language } = template;
  const revision = 'version' in template ? revisionOf(template) : null;
  return { id, revision, manner: mannerWords(voice, template), lang: language };
}

function partsView(source: string): object {
  const parts = partsOf(source);
  return { parts, moreOpen: parts.short !== '' || parts.script !== '' };
}

function choices(voice: Voice, { facts: { template }, fields }: AskedTemplate): object {
  const now = (name: 'situation' | 'language' | 'form', usual: string): string =>
    textOf(fields, name) ?? template?.[name] ?? usual;
  return {
    situations: optionsOf(situations, now('situation', 'coffee'), (word) => voice.say(`word.situation.${word}`)),
    languages: optionsOf(languages, now('language', voice.locale), (word) => voice.say(`word.language.${word}`)),
    forms: optionsOf(forms, now('form', 'sie'), (word) => voice.say(`word.form.${word}`)),
  };
}

function versionRows(voice: Voice, { template, versions }: TemplateFacts): object[] {
  const present = template && 'version' in template ? template.version : null;
  return versions.map(({ version, createdAt, source }) => {
    const isNow = version === present;
    const day = voice.fullDay(voice.dayOf(createdAt));
    const label = isNow
      ? voice.say('templates.version-now', { version })
      : voice.say('templates.version', { version, day });
    return { version, label, isNow, text: partsOf(source).letter };
  });
}
