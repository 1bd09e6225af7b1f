import Handlebars from 'handlebars';
import type { Locale, TextParams, Texts } from '../../text.js';
import type { Helper } from './template-engine.js';

/** What every template knows beside its own view. */
interface Shell {
  readonly locale: Locale;
  /** The path under which the pages live, '' or '/something'. */
  readonly base: string;
  readonly csrf: string;
  readonly assets: Readonly<Record<string, string>>;
}

/** What Handlebars hands to a helper last. */
interface Options {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: { readonly shell: Shell };
}

/**
 * The helpers of the page templates. They only say, link and mark: decisions stand in *.view.ts.
 * `t` says a sentence, `url` makes an address of ours, `icon` draws, `csrf` is the hidden field of every form.
 */
export function templateHelpers(texts: Texts): Readonly<Record<string, Helper>> {
  return {
    t: (key: string, options: Options) => texts.say(options.data.shell.locale, key, options.hash as TextParams), // values written in the template
    url: (...parts: unknown[]) => address(parts),
    icon: (name: string, options: Options) => {
      const href = `${escape(options.data.shell.assets['icons.svg'] ?? '')}#${escape(name)}`;
      return safe(`<svg class="icon" aria-hidden="true"><use href="${href}"/></svg>`);
    },
    csrf: (options: Options) => safe(`<input type="hidden" name="_csrf" value="${escape(options.data.shell.csrf)}">`),
    eq: (left: unknown, right: unknown) => left === right,
    concat: (...parts: unknown[]) => parts.slice(0, -1).join(''),
    selected: (on: unknown) => (on ? safe(' selected') : ''),
    checked: (on: unknown) => (on ? safe(' checked') : ''),
    invalid: (field: string, error: unknown) =>
      error ? safe(` aria-invalid="true" aria-describedby="${escape(field)}-error"`) : '',
  };
}

/** `{{url '/people/' id q=term}}` is `/base/people/ID?q=term`; empty parameters are left out. */
function address(parts: readonly unknown[]): string {
  const options = parts.at(-1) as Options; // Handlebars always passes it last
  const path = parts.slice(0, -1).join('');
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options.hash)) {
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) query.set(name, String(value));
  }
  const search = query.toString();
  return options.data.shell.base + path + (search ? `?${search}` : '');
}

function escape(text: string): string {
  return Handlebars.escapeExpression(text);
}

function safe(html: string): Handlebars.SafeString {
  return new Handlebars.SafeString(html);
}
