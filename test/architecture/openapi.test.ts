import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';

const root = join(import.meta.dirname, '..', '..');

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}
interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

/** From the build, because only there do the classes of input and answers leave their fields behind. */
describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let database: TestDatabase;
  let text: string;
  let document: OpenApi;

  beforeAll(async () => {
    database = await freshDatabase('sqlite');
    const built = join(root, 'dist', 'src');
    const { createApp } = (await import(join(built, 'app.js'))) as typeof import('../../src/app.js');
    const { Config } = (await import(
      join(built, 'common', 'config.js')
    )) as typeof import('../../src/common/config.js');
    const dataDir = mkdtempSync(join(inject('scratch'), 'openapi-'));
    app = await createApp(new Config({ LOG_LEVEL: 'silent', DATA_DIR: dataDir, DATABASE_URL: database.url }));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    document = (await app.inject('/api/openapi.json')).json<OpenApi>();
    text = `${JSON.stringify(document, null, 2)}\n`;
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('is the one checked in: npm run openapi writes it anew', async () => {
    await expect(text).toMatchFileSnapshot(join(root, 'docs', 'openapi.json'));
  });

  it('has fields in every schema that an operation names', () => {
    const named = new Set(
      [...JSON.stringify(document.paths).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name),
    );
    expect(named.size).toBeGreaterThan(20);
    const empty = [...named].filter((name) => {
      const schema = document.components.schemas[name ?? ''];
      return Object.keys(schema?.properties ?? {}).length === 0;
    });
    expect(empty).toEqual([]);
  });

  it('says what every operation answers', () => {
    const silent = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { responses }]) => !Object.entries(responses).some(([status, answer]) => tells(status, answer)))
        .map(([method]) => `${method} ${path}`),
    );
    expect(silent).toEqual([]);
  });
});

/** A body with a form of its own, or one of the answers that have none. */
function tells(status: string, answer: { readonly content?: object }): boolean {
  return answer.content !== undefined || status === '204';
}
