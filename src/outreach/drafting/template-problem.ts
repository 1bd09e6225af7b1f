import { fieldNames } from './field-names.js';
import { type TemplateFault, TemplateFieldUnknown, TemplateNotReadable } from './template-errors.js';
import { wordFields } from './template-fields.js';

/** Something in a template that no draft can be written from, with its place in the text. */
export interface TemplateProblem {
  /** The sentence is `template-problem.CODE` in templates/locales. */
  readonly code: TemplateFault | 'field-unknown';
  /** From 1, in the whole text. */
  readonly line: number;
  /** From 1, in characters as they are typed. */
  readonly column: number;
  /** What stands there, cut if it is long: a name, a part. */
  readonly found?: string;
  /** A field that may have been meant: "stadt". */
  readonly meant?: string | null;
}

/** What stands there is only shown to be recognised. Unit: characters. */
const LONGEST_FOUND = 40;
/** More than anybody corrects at once. */
const MOST_PROBLEMS = 20;

/** Gathers what is wrong in one template, instead of stopping at the first mistake. */
export class TemplateProblems {
  private readonly all: TemplateProblem[] = [];

  note({ found, ...problem }: TemplateProblem): void {
    if (this.all.length >= MOST_PROBLEMS) return;
    const shown = found === undefined ? {} : { found: [...found].slice(0, LONGEST_FOUND).join('') };
    const meant = problem.code === 'field-unknown' ? { meant: fieldNames().near(found ?? '') } : {};
    this.all.push({ ...problem, ...shown, ...meant });
  }

  has(code: TemplateProblem['code']): boolean {
    return this.all.some((problem) => problem.code === code);
  }

  /** In the order of the text. */
  list(): readonly TemplateProblem[] {
    return [...this.all].sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** For files of our own, where the first mistake stops the start. */
  throwFirst(): void {
    const [first] = this.list();
    if (first) throw asError(first);
  }
}

function asError({ code, line, found }: TemplateProblem): TemplateFieldUnknown | TemplateNotReadable {
  if (code === 'field-unknown') return new TemplateFieldUnknown(found ?? '', line, [...wordFields]);
  return new TemplateNotReadable(line, code);
}
