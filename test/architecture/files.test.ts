import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const MAX_LINES = 300;

/** Generated, or as long as what it lists: a migration its columns, a fixture its cases, the stylesheet the look. */
const mayBeLong = [/^migrations\//, /^test\/fixtures\//, /^templates\/assets\/app\.(css|js)$/, /^templates\/.+\.svg$/];
const code = ['src', 'migrations', 'templates', 'test', 'bench', '.ci']
  .flatMap(filesUnder)
  .filter((file) => !file.startsWith('test/artefacts/') && !file.startsWith('test/fixtures/'))
  .filter((file) => file !== 'templates/places/places.bin'); // made by the build, no text
const typescript = code.filter((file) => file.startsWith('src/') && file.endsWith('.ts'));

describe('every file', () => {
  it(`has at most ${MAX_LINES} lines`, () => {
    const long = code
      .filter((file) => !mayBeLong.some((pattern) => pattern.test(file)))
      .filter((file) => textOf(file).trimEnd().split('\n').length > MAX_LINES);
    expect(long).toEqual([]);
  });

  it('has a name in kebab-case, and its kind after a dot', () => {
    const pattern = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|mjs|hbs|json|css|js|svg|py|php)$|^run$/;
    expect(code.map((file) => basename(file)).filter((name) => !pattern.test(name))).toEqual([]);
  });

  it('is named after its idea, not after the fact that it helps', () => {
    const theirs = 'src/common/database/data-source.ts'; // TypeORM's own word
    const vague = /(^|[-.])(manager|helper|util|utils|data|info|handle|process|item|misc)([-.]|$)/;
    expect(typescript.filter((file) => file !== theirs && vague.test(basename(file, '.ts')))).toEqual([]);
  });

  it('in domain/ is named after its rule and has no kind', () => {
    const rules = typescript.filter((file) => file.includes('/domain/'));
    expect(rules.filter((file) => basename(file, '.ts').includes('.'))).toEqual([]);
  });

  it('is no index', () => {
    expect(typescript.filter((file) => basename(file) === 'index.ts')).toEqual([]);
  });
});

describe('the source', () => {
  it('leaves nothing for later', () => {
    const later = new RegExp(['\\bTO' + 'DO\\b', '\\bFIX' + 'ME\\b', '@ts-' + 'ignore', '@ts-' + 'nocheck'].join('|'));
    expect(code.filter((file) => /\.(ts|mjs|hbs)$/.test(file) && later.test(textOf(file)))).toEqual([]);
  });

  it('has no German sentence: those live in templates/', () => {
    const spoken = typescript.filter((file) => germanSentences(withoutComments(textOf(file))).length > 0);
    expect(spoken).toEqual([]);
  });

  it('runs every test: none is skipped, none runs alone', () => {
    const switched = /\b(?:it|test|describe)\.(?:skip|only|todo)\b/;
    expect(code.filter((file) => file.endsWith('.test.ts') && switched.test(textOf(file)))).toEqual([]);
  });

  it('runs no test twice: beside tests of each engine there are only those that say on which one they run', () => {
    const ofEachEngine = code.filter(
      (file) => file.endsWith('.test.ts') && /^describe\.each\(engines\)/m.test(textOf(file)),
    );
    const unsaid = /^(?:it|test|describe)(?!\.each\((?:engines|onSqlite|onPostgres)\))\b/m;
    expect(ofEachEngine.length).toBeGreaterThan(50);
    expect(ofEachEngine.filter((file) => unsaid.test(textOf(file)))).toEqual([]);
  });
});

/** Quoted texts with a capital letter and at least three words, one of them a word that no English sentence has. */
function germanSentences(text: string): string[] {
  const quoted = text.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? [];
  const german = /(^|[^\p{L}])(und|nicht|bitte|wurde|wird|keine?|diese[rs]?|Ihnen|Ihre?|deine?|für|über)([^\p{L}]|$)/u;
  return quoted.filter((text) => /\p{Lu}/u.test(text) && text.split(/\s+/).length >= 3 && german.test(text));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
