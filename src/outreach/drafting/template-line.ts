import { readMustaches, type TemplateNode } from './read-mustaches.js';
import type { DraftFacts, DraftField } from './template-fields.js';
import { TemplateProblems } from './template-problem.js';

/** One line of a template: a sentence. */
export interface TemplateLine {
  /** Every field that it names, in a condition or as a word. */
  readonly fields: ReadonlySet<DraftField>;
  /** True when all that it would say is known. */
  readonly isSayable: (facts: DraftFacts) => boolean;
  readonly fill: (facts: DraftFacts) => string;
  /** A new line follows it, not a blank: written as a backslash at the end. */
  readonly breaks: boolean;
  /** Of what it consists: texts, fields, blocks. */
  readonly nodes: number;
}

/** Where a line stands, and where its mistakes are noted. */
export interface LinePlace {
  /** From 1. */
  readonly line: number;
  /** Of its first character, from 1. */
  readonly column: number;
  readonly problems: TemplateProblems;
}

/** What is longer is no name and no few words; facts are cut there. Unit: characters. Source: reliability.md, "safe subset". */
const LONGEST_VALUE = 2_000;

/** Reads one line of our own files. Throws TemplateFieldUnknown or TemplateNotReadable at its first mistake. */
export function readLine(source: string, line: number): TemplateLine {
  const problems = new TemplateProblems();
  const read = readLineAt(source, { line, column: 1, problems });
  problems.throwFirst();
  return read;
}

/**
 * Reads one line. Only `{{field}}`, `{{#if field}}` and `{{#unless field}}` with a field of the list are possible. Filling it is
 * a walk over what was read: no code is made of it.
 */
export function readLineAt(source: string, { line, column, problems }: LinePlace): TemplateLine {
  const breaks = source.endsWith('\\');
  const text = breaks ? source.slice(0, -1) : source;
  const indent = text.length - text.trimStart().length;
  const { nodes, count } = readMustaches(text.trim(), (problem) => {
    problems.note({ ...problem, line, column: problem.column + column - 1 + indent });
  });
  return {
    fields: new Set(fieldsOf(nodes)),
    isSayable: (facts) => areSayable(nodes, facts),
    fill: (facts) => filled(nodes, facts),
    breaks,
    nodes: count,
  };
}

function fieldsOf(nodes: readonly TemplateNode[]): DraftField[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [];
    if (node.kind === 'field') return [node.field];
    return [node.field, ...fieldsOf(node.main), ...fieldsOf(node.inverse)];
  });
}

function areSayable(nodes: readonly TemplateNode[], facts: DraftFacts): boolean {
  return nodes.every((node) => {
    if (node.kind === 'text') return true;
    if (node.kind === 'field') return isKnown(facts[node.field]);
    return areSayable(branchOf(node, facts), facts);
  });
}

function filled(nodes: readonly TemplateNode[], facts: DraftFacts): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'field') return cut(String(facts[node.field] ?? ''));
      return filled(branchOf(node, facts), facts);
    })
    .join('');
}

/** Never half a character. */
function cut(value: string): string {
  return value.length <= LONGEST_VALUE ? value : [...value.slice(0, LONGEST_VALUE)].slice(0, -1).join('');
}

/** Only the branch that is taken has to be sayable: `{{#if slots}}, say on {{slots}}{{/if}}`. */
function branchOf(block: TemplateNode & { kind: 'block' }, facts: DraftFacts): readonly TemplateNode[] {
  return Boolean(facts[block.field]) === block.whenKnown ? block.main : block.inverse;
}

/** A fact that nobody has thought of is not known either. */
function isKnown(value: string | boolean | null | undefined): boolean {
  return value !== null && value !== undefined && value !== '';
}
