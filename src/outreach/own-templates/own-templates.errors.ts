import { AppError, type FieldError, InvalidInput, NotFound } from '../../common/errors.js';
import { faults } from '../drafting/template-errors.js';
import type { TemplateProblem } from '../drafting/template-problem.js';

export class TemplateNotFound extends NotFound {
  constructor() {
    super('template');
  }
}

export class TemplatesFull extends AppError {
  constructor(most: number) {
    super('templates-full', 409, `There are ${most} templates of your own; remove one first.`, { most });
  }
}

/** The templates that come with the program are there for everybody. */
export class TemplateBuiltIn extends AppError {
  constructor() {
    super('template-built-in', 409, 'This template comes with the program. Copy it, and change the copy.');
  }
}

/** No draft can be written from it; every reason, each with its place in the text. */
export class TemplateNotRight extends InvalidInput {
  constructor(
    readonly problems: readonly TemplateProblem[],
    pointer = '/source',
  ) {
    super(problems.map((problem) => fieldError(problem, pointer)));
  }
}

export class TemplateUnnamed extends InvalidInput {
  constructor() {
    super([{ pointer: '/name', detail: 'The name must hold letters or digits.', code: 'isLength' }]);
  }
}

function fieldError(problem: TemplateProblem, pointer: string): FieldError {
  const { line, column } = problem;
  return { pointer, detail: `Line ${line}, column ${column}: ${said(problem)}`, code: 'template' };
}

function said({ code, found = '', meant = null }: TemplateProblem): string {
  if (code !== 'field-unknown') return found === '' ? `${faults[code]}.` : `${found}: ${faults[code]}.`;
  return meant === null
    ? `{{${found}}} is not known here.`
    : `{{${found}}} is not known here; did you mean {{${meant}}}?`;
}
