import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { fullName } from '../../contacts/domain/full-name.js';
import type { TemplateProblem } from '../../outreach/drafting/template-problem.js';
import { exampleKinds } from '../../outreach/own-templates/example-drafts.service.js';
import { boxOfLine } from '../../outreach/own-templates/template-parts.js';
import type { TemplateFacts } from '../readers/template.reader.js';

interface Shown {
  readonly facts: TemplateFacts;
  readonly fields: Fields;
  readonly source: string;
  /** The text stands in one box, so lines are counted in it. */
  readonly asText: boolean;
}

/** What the text makes, or why it makes nothing yet. */
export function previewView(voice: Voice, { facts, fields, source, asText }: Shown): object {
  const { preview, people, hints } = facts;
  const { draft, problems, person } = preview;
  const chosen = textOf(fields, 'example') ?? 'full';
  const invented = exampleKinds.map((kind) => ({
    value: kind,
    label: voice.say(`templates.to-${kind}`),
    chosen: chosen === kind,
  }));
  const known = people.map((contact) => ({
    value: contact.id,
    label: fullName(contact),
    chosen: chosen === contact.id,
  }));
  return {
    to: person.name,
    examples: [...invented, ...known],
    draft,
    hints,
    fine: draft !== null && hints.length === 0,
    // a text that nobody has begun yet needs no reproach
    problems: source.trim() === '' ? [] : problems.map((problem) => problemWords(voice, problem, { source, asText })),
  };
}

function problemWords(
  voice: Voice,
  { code, line, column, found = '', meant = null }: TemplateProblem,
  { source, asText }: { readonly source: string; readonly asText: boolean },
): string {
  const text = voice.say(`template-problem.${code}`, { found, meant: meant ?? 'none' });
  const there = asText ? null : boxOfLine(source, line);
  if (there === null) return voice.say('templates.at', { line, column, text });
  return voice.say('templates.at-box', { box: there.box, line: there.line, column: column - there.indent, text });
}
