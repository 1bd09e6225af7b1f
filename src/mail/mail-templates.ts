import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { templatesFolder } from '../common/folders.js';

/** RFC 3676, 4.2: lines of a text part stay within 72 characters, so that they survive being quoted. */
const LINE_WIDTH = 72;

export interface RenderedMail {
  readonly html: string;
  readonly text: string;
}

/** Renders templates/mail/NAME.hbs and NAME.txt.hbs: the same words twice. */
@Injectable()
export class MailTemplates {
  private readonly templates = new Map<string, Handlebars.TemplateDelegate>();

  render(name: string, view: object): RenderedMail {
    const html = this.template(`${name}.hbs`, false)(view);
    const text = this.template(`${name}.txt.hbs`, true)(view);
    return { html, text: text.split('\n').map(wrapped).join('\n') };
  }

  private template(file: string, isText: boolean): Handlebars.TemplateDelegate {
    const known = this.templates.get(file);
    if (known) return known;
    const source = readFileSync(join(templatesFolder(), 'mail', file), 'utf8');
    const template = Handlebars.compile(source, { noEscape: isText, strict: true, knownHelpersOnly: true });
    this.templates.set(file, template);
    return template;
  }
}

/** Breaks a long line between words and keeps its indent, behind a number or a star too; an address stays whole. */
function wrapped(line: string): string {
  if (line.length <= LINE_WIDTH) return line;
  const indent = /^(?:\d+\) |[* ]*)/.exec(line)?.[0] ?? '';
  const [first = '', ...words] = line.slice(indent.length).split(' ');
  const lines = [indent + first];
  for (const word of words) {
    const extended = `${lines.at(-1) ?? ''} ${word}`;
    if (extended.length <= LINE_WIDTH) lines[lines.length - 1] = extended;
    else lines.push(' '.repeat(indent.length) + word);
  }
  return lines.join('\n');
}
