import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settings } from '../../src/common/settings.js';
import { formats } from '../../src/imports/formats/registry.js';
import { situations } from '../../src/outreach/domain/words.js';

const root = join(import.meta.dirname, '..', '..');
const source = filesUnder('src').map((file) => ({ file, text: textOf(file) }));

describe('the documentation names', () => {
  it('each setting, with its default', () => {
    const page = textOf('docs/settings.md');
    const missing = settings.filter(({ name, default: value }) => {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      return row === undefined || (value !== '' && !row.includes(`\`${value}\``));
    });
    expect(missing.map((setting) => setting.name)).toEqual([]);
  });

  it('each problem type, with its status', () => {
    const page = textOf('docs/problems.md');
    const missing = problemTypes().filter(({ type, status }) => !page.includes(`| \`${type}\` | ${status} |`));
    expect(missing).toEqual([]);
    const types = new Set(problemTypes().map(({ type }) => type));
    const documented = [...page.matchAll(/^\| `([a-z-]+)` \| \d{3} \|/gm)].map(([, type = '']) => type);
    expect(documented.filter((type) => !types.has(type))).toEqual([]);
  });

  it('each command', () => {
    const page = textOf('docs/commands.md');
    const commands = commandNames();
    expect(commands).toEqual(expect.arrayContaining(['serve', 'migrate', 'digest', 'import', 'demo', 'doctor']));
    expect(commands.filter((name) => !new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``).test(page))).toEqual([]);
  });

  it('each operation of the API', () => {
    const page = textOf('docs/api.md');
    const { paths } = JSON.parse(textOf('docs/openapi.json')) as { paths: Record<string, object> };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `\`${method.toUpperCase()} ${path.replace('/api/v1', '')}\``),
    );
    expect(operations.length).toBeGreaterThan(20);
    expect(operations.filter((operation) => !page.includes(operation))).toEqual([]);
  });

  it('each situation that a draft can be written for', () => {
    const page = textOf('docs/drafts.md');
    expect(situations.filter((situation) => !page.includes(`| \`${situation}\` |`))).toEqual([]);
  });

  it('each format that can be imported, in the table of docs/imports.md', () => {
    const page = textOf('docs/imports.md');
    expect(formats.filter(({ name }) => !page.includes(`| \`${name}\` |`)).map(({ name }) => name)).toEqual([]);
  });

  it('only files that are there', () => {
    const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesUnder('docs', '.md')];
    const dead = pages.flatMap((page) =>
      links(textOf(page))
        .filter((link) => !existsSync(join(root, page, '..', link)))
        .map((link) => `${page}: ${link}`),
    );
    expect(dead).toEqual([]);
  });

  it('whatever page the code cites', () => {
    const cited = [...source, ...filesUnder('migrations').map((file) => ({ file, text: textOf(file) }))].flatMap(
      ({ file, text }) => [...text.matchAll(/\b([\w-]+\.md)\b/g)].map(([, page = '']) => ({ file, page })),
    );
    const missing = cited.filter(({ page }) => !existsSync(join(root, 'docs', page)) && !existsSync(join(root, page)));
    expect(missing).toEqual([]);
  });

  it('only paths of the source that are there', () => {
    const ignored = new Set(textOf('.gitignore').split('\n')); // made by the tests and the build, so not in a clone
    const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesUnder('docs', '.md')];
    const dead = pages.flatMap((page) =>
      sourcePaths(textOf(page))
        .filter((path) => !existsSync(join(root, path)) && !ignored.has(path))
        .map((path) => `${page}: ${path}`),
    );
    expect(dead).toEqual([]);
  });
});

it('each invariant of ARCHITECTURE.md names tests that are there', () => {
  const [, section = ''] = textOf('ARCHITECTURE.md').split('## The following never happens');
  const [invariants = ''] = section.split('Held by how it is built');
  const lines = invariants.split('\n- ').slice(1);
  const tests = (line: string): string[] =>
    [...line.matchAll(/`((?:[a-z-]+\/)+[a-z-]+)`/g)].map(([, path = '']) => path);
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => tests(line).length === 0)).toEqual([]);
  expect(lines.flatMap(tests).filter((path) => !existsSync(join(root, 'test', `${path}.test.ts`)))).toEqual([]);
});

it('ARCHITECTURE.md stays short enough to be read in one go', () => {
  expect(textOf('ARCHITECTURE.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

/** `super('type', 409, ...)` in the error classes, and `404: ['type', ...]` in what the framework refuses. */
function problemTypes(): { type: string; status: number }[] {
  const own = source
    .filter(({ text }) => /extends (AppError|NotFound|Forbidden|Unauthorized)\b/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/super\(\s*'([a-z-]+)',\s*(\d{3})\b/g)])
    .map(([, type = '', status]) => ({ type, status: Number(status) }));
  const moved = source
    .filter(({ text }) => /extends Moved\b/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/super\(\s*'([a-z-]+)',\s*'/g)])
    .map(([, type = '']) => ({ type, status: 308 }));
  const framework = [...textOf('src/common/http/problem.ts').matchAll(/^ {2}(\d{3}): \['([a-z-]+)'/gm)].map(
    ([, status, type = '']) => ({ type, status: Number(status) }),
  );
  return [...own, ...moved, ...framework, { type: 'unexpected', status: 500 }];
}

function commandNames(): string[] {
  const programs = source.filter(({ file }) => /^src\/cli(\.ts|\/)/.test(file));
  return programs.flatMap(({ text }) => [...text.matchAll(/\.command\('([a-z-]+)/g)].map(([, name = '']) => name));
}

/** Links to files of ours, without what follows the #. */
function links(markdown: string): string[] {
  const targets = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.split('#')[0] ?? '');
  return targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

/** `src/...`, `templates/...` and the like in backticks, unless they hold a place for a name: `formats/NAME.ts`. */
function sourcePaths(markdown: string): string[] {
  const paths = [...markdown.matchAll(/`((?:src|templates|migrations|test|bench|docs)\/[^`\s]*)`/g)];
  return paths.map(([, path = '']) => path).filter((path) => !/[A-Z<>{}*]|\.\.\./.test(path));
}

function filesUnder(folder: string, extension = '.ts'): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
