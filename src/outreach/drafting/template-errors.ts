import { AppError } from '../../common/errors.js';
import { openingSections } from '../domain/opening-choice.js';

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
      reason: reason.replaceAll('-', '_'), // choices in an ICU message can't have a hyphen
    });
  }
}

/** What a template and its facts make together is more than any letter. */
export class DraftTooLong extends AppError {
  constructor() {
    super('draft-too-long', 422, 'The draft would have more than 64 kB.');
  }
}

export const faults = {
  syntax: 'a {{ or }} is missing, or a block does not end on the same line',
  'not-allowed': 'only {{field}}, {{#if field}} and {{#unless field}} are possible',
  'no-heading': 'it begins with --- and the lines situation:, tone: and subject:, up to another ---',
  'heading-line': 'a line of the heading is "situation: ...", "tone: ...", "opening: ..." or "subject: ..."',
  'opening-unknown': `an opening is one of: ${openingSections.join(', ')}`,
  'opening-line': 'an opening is written as "key: sentence", and the key in small letters and hyphens',
  'opening-too-long': 'section and key together have at most 40 characters',
  'opening-twice': 'each key and each section stands once',
  'part-unknown': 'the parts are "=== short" and "=== script"',
  'part-missing': 'the text and the part "=== short" are needed',
  'letter-missing': 'the text of the letter is missing',
  'part-twice': 'each part stands once',
  'first-instead': 'a line with | stands in for the line above it, and there is none',
  'too-deep': 'at most four {{#if}} stand within each other',
  'too-many': 'it has more than 200 sentences, fields and conditions',
  'too-long': 'it has more than 8 kB',
} as const;

export type TemplateFault = keyof typeof faults;
