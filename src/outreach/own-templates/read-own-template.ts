import type { DraftTemplate } from '../drafting/read-draft-template.js';
import { inspectTemplate, type ReadTemplate } from '../drafting/read-draft-template.js';
import { TemplateNotRight } from './own-templates.errors.js';

/** Of the whole text, before anything is read. Unit: bytes in UTF-8. Source: reliability.md, "safe subset". */
export const MOST_BYTES = 8_192;

/** Reads a template that a user wrote, or finds everything that is wrong with it. Never throws. */
export function inspectOwnTemplate(source: string): ReadTemplate {
  if (Buffer.byteLength(source) <= MOST_BYTES) return inspectTemplate(source);
  const { template } = inspectTemplate('');
  return { template, problems: [{ code: 'too-long', line: 1, column: 1 }] };
}

/** Throws TemplateNotRight with every mistake. `pointer` names the field of the request that is about the template. */
export function readOwnTemplate(source: string, pointer = '/source'): DraftTemplate {
  const { template, problems } = inspectOwnTemplate(source);
  if (problems.length > 0) throw new TemplateNotRight(problems, pointer);
  return template;
}
