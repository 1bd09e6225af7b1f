import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';

export type Helper = Handlebars.HelperDelegate;

/** `shell` is what every template may read as @shell.NAME: language, signed-in person, form token, addresses. */
export type Render = (name: string, view: object, shell: object) => string;

const compileOptions = {
  knownHelpers: {} as Record<string, boolean>,
  knownHelpersOnly: true, // a misspelt helper is a mistake while compiling, not an empty place on the page
  preventIndent: true, // an indented partial would otherwise indent the text of a textarea
};

/**
 * One Handlebars instance for all pages. Every file under templates/{layouts,pages,fragments} is a partial under its
 * path (`pages/today`, `fragments/person-row`), so that a fragment is the same template in a page and as an answer.
 */
export function createEngine(folder: string, helpers: Readonly<Record<string, Helper>>): Render {
  const handlebars = Handlebars.create();
  const options = {
    ...compileOptions,
    knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
  };
  handlebars.registerHelper({ ...helpers });
  const templateByName = new Map<string, Handlebars.TemplateDelegate>();
  for (const file of templateFiles(folder)) {
    const template = handlebars.compile(readFileSync(join(folder, file), 'utf8'), options);
    const name = file.replace(/\.hbs$/, '');
    templateByName.set(name, template);
    handlebars.registerPartial(name, template);
  }
  return (name, view, shell) => {
    const template = templateByName.get(name);
    if (!template) throw new Error(`there is no template "${name}"`);
    return template(view, { data: { shell } });
  };
}

/** Paths of the page templates, with forward slashes. */
export function templateFiles(folder: string): string[] {
  return ['layouts', 'pages', 'fragments'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}
