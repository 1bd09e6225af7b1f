import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { describe, expect, inject, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const { forbidden = [], options } = createRequire(import.meta.url)(
  join(root, '.dependency-cruiser.cjs'),
) as IConfiguration;

async function cruised(baseDir: string, ...folders: string[]): Promise<ICruiseResult['summary']> {
  const tsConfig = { tsConfig: extractTsConfig(join(root, 'tsconfig.json')) };
  const rules = { ruleSet: { forbidden }, validate: true, baseDir };
  const { output } = await cruise(folders, { ...options, ...rules }, undefined, tsConfig);
  return (output as ICruiseResult).summary; // an object, as no reporter was asked for
}

describe('the arrows of ARCHITECTURE.md', () => {
  it('hold', { timeout: 60_000 }, async () => {
    const { totalCruised, violations } = await cruised(root, 'src', 'migrations');
    expect(totalCruised).toBeGreaterThan(100);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  it('each say why', () => {
    expect(forbidden.filter((rule) => (rule.comment ?? '').length < 20)).toEqual([]);
  });
});

describe('a wrong import is found:', () => {
  const wrong: readonly [rule: string, from: string, to: string][] = [
    ['no-climbing-from-contacts', 'src/contacts/contacts.service.ts', 'src/outreach/attempts.service.ts'],
    ['no-climbing-from-accounts', 'src/accounts/domain/defaults.ts', 'src/stations/domain/words.ts'],
    ['no-climbing-from-outreach', 'src/outreach/attempts.service.ts', 'src/reactivation/ladder.service.ts'],
    ['domain-is-pure', 'src/contacts/domain/rule.ts', 'src/contacts/contacts.store.ts'],
    ['domain-is-pure', 'src/calendar/domain/rule.ts', 'src/common/clock.ts'],
    ['stores-stay-home', 'src/outreach/attempts.service.ts', 'src/contacts/contacts.store.ts'],
    ['queries-are-asked-by-queries', 'src/web/people.pages.ts', 'src/contacts/contacts.query.ts'],
    ['foreign-entities-are-types', 'src/api/contacts.api.ts', 'src/contacts/contact.entity.ts'],
    ['shells-apart', 'src/api/contacts.api.ts', 'src/web/people.pages.ts'],
    ['shells-are-leaves', 'src/digest/digest.service.ts', 'src/web/today.pages.ts'],
    ['entries-are-entries', 'src/digest/digest.service.ts', 'src/app.ts'],
    ['no-index-files', 'src/contacts/contacts.service.ts', 'src/contacts/index.ts'],
    ['common-knows-nobody', 'src/common/text.ts', 'src/accounts/account.ts'],
    ['migrations-are-frozen', 'migrations/1-create.ts', 'src/contacts/contact.entity.ts'],
    ['no-test-code-in-the-service', 'src/app.ts', 'test/support/fake.ts'],
  ];

  it.each(wrong)('%s (%s)', async (rule, from, to) => {
    const folder = mkdtempSync(join(inject('scratch'), 'arrows-'));
    const steps = '../'.repeat(from.split('/').length - 1);
    write(folder, to, 'export const value = 1;\n');
    write(folder, from, `import { value } from '${steps}${to.replace(/\.ts$/, '.js')}';\nexport const used = value;\n`);
    const { violations } = await cruised(folder, from.split('/')[0] ?? '');
    expect(violations.map((violation) => violation.rule.name)).toContain(rule);
  });

  it('no-circles', async () => {
    const folder = mkdtempSync(join(inject('scratch'), 'arrows-'));
    write(folder, 'src/contacts/one.ts', "import { two } from './two.js';\nexport const one = (): number => two();\n");
    write(folder, 'src/contacts/two.ts', "import { one } from './one.js';\nexport const two = (): number => one();\n");
    const { violations } = await cruised(folder, 'src');
    expect(violations.map((violation) => violation.rule.name)).toContain('no-circles');
  });

  it('typeorm-at-the-edge', async () => {
    const folder = mkdtempSync(join(inject('scratch'), 'arrows-'));
    write(folder, 'node_modules/typeorm/package.json', '{"name":"typeorm","version":"1.0.0","main":"index.js"}');
    write(folder, 'node_modules/typeorm/index.js', 'exports.In = () => 1;\n');
    write(folder, 'package.json', '{"dependencies":{"typeorm":"1.0.0"}}');
    write(folder, 'src/contacts/contacts.service.ts', "import { In } from 'typeorm';\nexport const used = In();\n");
    write(folder, 'src/contacts/contacts.store.ts', "import { In } from 'typeorm';\nexport const used = In();\n");
    const { violations } = await cruised(folder, 'src');
    const found = violations.filter((violation) => violation.rule.name === 'typeorm-at-the-edge');
    expect(found.map((violation) => violation.from)).toEqual(['src/contacts/contacts.service.ts']);
  });
});

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
