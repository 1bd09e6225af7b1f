import Handlebars from 'handlebars';
import { AppError } from '../../common/errors.js';
import { type DraftFacts, type DraftField, flagFields, wordFields } from './template-fields.js';
import { TemplateFieldUnknown, TemplateNotReadable } from './template-errors.js';

/** One line of a template: a sentence. */
export interface TemplateLine {
  /** True when all that it would say is known. */
  readonly isSayable: Sayable;
  readonly fill: (facts: DraftFacts) => string;
  /** A new line follows it, not a blank: written as a backslash at the end. */
  readonly breaks: boolean;
}

type Sayable = (facts: DraftFacts) => boolean;

/** An own instance without the helpers that loop, look things up or write to the log. */
const handlebars = Handlebars.create();
for (const helper of ['each', 'with', 'lookup', 'log']) handlebars.unregisterHelper(helper);
const compileOptions = {
  noEscape: true, // letters are text, not HTML
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { each: false, with: false, lookup: false, log: false },
} as const;
const runtimeOptions = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const;
const knownFields = new Set<string>([...wordFields, ...flagFields]);

/**
 * Reads one line. Only `{{field}}`, `{{#if field}}` and `{{#unless field}}` with a field of the list are possible: the
 * syntax tree is walked before anything is compiled.
 */
export function readLine(source: string, line: number): TemplateLine {
  const breaks = source.endsWith('\\');
  const text = (breaks ? source.slice(0, -1) : source).trim();
  const isSayable = sayableProgram(parsed(text, line), line);
  const template = handlebars.compile<object>(text, compileOptions);
  const fill = (facts: DraftFacts): string =>
    template(Object.assign(Object.create(null), facts) as object, runtimeOptions);
  return { isSayable, fill, breaks };
}

function parsed(text: string, line: number): hbs.AST.Program {
  try {
    return handlebars.parse(text);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new TemplateNotReadable(line, 'syntax'); // the parser's own message speaks of tokens
  }
}

function sayableProgram(program: hbs.AST.Program, line: number): Sayable {
  const parts = program.body.map((statement) => sayableStatement(statement, line));
  return (facts) => parts.every((isSayable) => isSayable(facts));
}

function sayableStatement(statement: hbs.AST.Statement, line: number): Sayable {
  switch (statement.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return () => true;
    case 'MustacheStatement':
      return sayableField(statement as hbs.AST.MustacheStatement, line);
    case 'BlockStatement':
      return sayableBlock(statement as hbs.AST.BlockStatement, line);
    default:
      throw new TemplateNotReadable(line, 'not-allowed');
  }
}

function sayableField({ path, params }: hbs.AST.MustacheStatement, line: number): Sayable {
  const field = fieldName(path, line);
  if (params.length > 0 || flagFields.includes(field)) throw new TemplateNotReadable(line, 'not-allowed');
  return (facts) => isKnown(facts[field]);
}

/** Only the branch that is taken has to be sayable: `{{#if slots}}, say on {{slots}}{{/if}}`. */
function sayableBlock(block: hbs.AST.BlockStatement, line: number): Sayable {
  const { original } = block.path;
  const [param] = block.params;
  const isCondition = original === 'if' || original === 'unless';
  if (!isCondition || param === undefined || block.params.length > 1)
    throw new TemplateNotReadable(line, 'not-allowed');
  const field = fieldName(param, line);
  const [main, inverse] = [block.program, block.inverse].map((part) =>
    part ? sayableProgram(part, line) : () => true,
  );
  return (facts) => (Boolean(facts[field]) === (original === 'if') ? main : inverse)?.(facts) ?? true;
}

function isKnown(value: string | boolean | null): boolean {
  return value !== null && value !== '';
}

function fieldName(expression: hbs.AST.Expression, line: number): DraftField {
  if (expression.type !== 'PathExpression') throw new TemplateNotReadable(line, 'not-allowed');
  const path = expression as hbs.AST.PathExpression;
  if (!knownFields.has(path.original)) throw new TemplateFieldUnknown(path.original, line, [...wordFields]);
  return path.original as DraftField; // just looked up in the list
}
