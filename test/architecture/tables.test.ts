import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Arrow {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly path?: string };
}

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: Arrow[] };
const climbing = forbidden.filter(({ name }) => name.startsWith('no-climbing-from-'));
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: `src/${path}`, source: readFileSync(`src/${path}`, 'utf8') }));
const homeByTable = new Map(
  files
    .filter(({ path }) => path.endsWith('.entity.ts'))
    .flatMap(({ path, source }) => [...source.matchAll(/@Entity\('(\w+)'\)/g)].map(([, table = '']) => [table, path])),
);
const sql = files.filter(({ path }) => /\.(?:store|query)\.ts$/.test(path));
const moduleOf = (path: string): string => path.split('/')[1] ?? '';

function named(pattern: RegExp, isWrong: (path: string, home: string) => boolean): string[] {
  return sql.flatMap(({ path, source }) =>
    [...source.matchAll(pattern)].flatMap(([, table = '']) => {
      const home = homeByTable.get(table);
      return home !== undefined && isWrong(path, home) ? [`${path}: ${table}`] : [];
    }),
  );
}

describe('"no module touches another\'s tables but through its service" (ARCHITECTURE.md)', () => {
  it('no statement reads a table of a module above: what lies below it may be joined', () => {
    const climbs = (path: string, home: string): boolean =>
      climbing.some(
        ({ from, to }) => new RegExp(from.path ?? '$^').test(path) && new RegExp(to.path ?? '$^').test(home),
      );
    expect(named(/\b(?:from|join)\s+(\w+)/g, climbs)).toEqual([]);
    expect(climbing.length).toBeGreaterThan(5);
    expect(homeByTable.size).toBeGreaterThan(20);
  });

  it("no statement writes another module's table", () => {
    const isForeign = (path: string, home: string): boolean => moduleOf(path) !== moduleOf(home);
    expect(named(/\b(?:update|insert into|delete from)\s+(\w+)/g, isForeign)).toEqual([]);
  });
});
