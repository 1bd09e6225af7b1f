import { AppError } from '../../common/errors.js';

/** A template names something that no draft knows: `{{stadd}}`. */
export class TemplateFieldUnknown extends AppError {
  constructor(
    readonly field: string,
    readonly line: number,
    readonly knownFields: readonly string[],
  ) {
    const detail = `Line ${line} of the template names {{${field}}}, which is not known here; it can be one of: ${knownFields.join(', ')}.`;
    super('template-field-unknown', 422, detail, { field, line, known: knownFields.join(', ') });
  }
}

/** A template whose form isn't right: a mustache left open, a part or a heading missing. */
export class TemplateNotReadable extends AppError {
  constructor(
    readonly line: number,
    readonly reason: TemplateFault,
  ) {
    super('template-not-readable', 422, `Line ${line} of the template can't be read: ${faults[reason]}.`, {
      line,
      reason: reason.replace('-', '_'), // choices in an ICU message can't have a hyphen
    });
  }
}

const faults = {
  syntax: 'a {{ or }} is missing, or a block does not end on the same line',
  'not-allowed': 'only {{field}}, {{#if field}} and {{#unless field}} are possible',
  'no-heading': 'it begins with --- and the lines situation:, tone: and subject:, up to another ---',
  'heading-line': 'a line of the heading is "situation: ...", "tone: ..." or "subject: ..."',
  'part-unknown': 'the parts are "=== short" and "=== script"',
  'part-missing': 'the text and the part "=== short" are needed',
  'first-instead': 'a line with | stands in for the line above it, and there is none',
} as const;

export type TemplateFault = keyof typeof faults;
