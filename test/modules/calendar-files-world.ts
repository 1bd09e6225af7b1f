import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { CollectionsService, type Put } from '../../src/collections/collections.service.js';
import type { CollectionKind } from '../../src/collections/domain/collection-kind.js';
import type { SignedIn, TestApp } from '../support/app.js';

const unknown = { ifMatch: null, ifNoneMatch: null } as const;
const wanted = { vcardVersion: null } as const;

/** A file as a program writes it, with CRLF. */
export function sampleOf(kind: 'meetings' | 'follow-ups', program: string): string {
  return readFileSync(new URL(`../fixtures/dav/${kind}/${program}.ics`, import.meta.url), 'utf8');
}

/** Lines of both that are not in the other one, stamps apart. */
export function otherLines(before: string, after: string): { gone: string[]; come: string[] } {
  const isStamp = (line: string): boolean => /^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE)[:;]/.test(line);
  const [one, two] = [before, after].map((text) => text.split('\r\n').filter((line) => !isStamp(line)));
  return {
    gone: (one ?? []).filter((line) => !two?.includes(line)),
    come: (two ?? []).filter((line) => !one?.includes(line)),
  };
}

/** What a program sees and does. */
export class FilesWorld {
  constructor(
    private readonly app: TestApp,
    readonly owner: SignedIn,
    private readonly kind: CollectionKind,
  ) {}

  private get collections(): CollectionsService {
    return this.app.get(CollectionsService);
  }

  put(name: string, text: string): Promise<Put> {
    return this.collections.put(this.owner.account, this.kind, { name, text }, unknown);
  }

  async get(name: string): Promise<string> {
    const items = await this.collections.named(this.owner.account.id, this.kind, [name]);
    const texts = await this.collections.texts(this.owner.account, this.kind, items, wanted);
    return texts.get(items[0]?.id ?? '') ?? '';
  }

  remove(name: string): Promise<void> {
    return this.collections.remove(this.owner.account, this.kind, name, unknown);
  }

  async all(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for await (const items of this.collections.all(this.owner.account.id, this.kind)) {
      const texts = await this.collections.texts(this.owner.account, this.kind, items, wanted);
      for (const { id, name } of items) found.set(name, texts.get(id) ?? '');
    }
    return found;
  }

  /** The precondition that a put did not fulfil. */
  async refusal(text: string): Promise<string> {
    try {
      await this.put('refused.ics', text);
    } catch (error) {
      return (error as { condition?: string }).condition ?? String(error);
    }
    return 'taken';
  }

  async ok(answer: Promise<{ statusCode: number; body: string }>): Promise<void> {
    const { statusCode, body } = await answer;
    expect(statusCode, body).toBeLessThan(300);
  }

  async undoLast(): Promise<void> {
    const { items } = (await this.owner.api.get('/undo')).json<{ items: { id: string }[] }>();
    await this.ok(this.owner.api.post(`/undo/${items[0]?.id ?? ''}`));
  }

  /** Time passes, so that stamps may move. */
  later(): void {
    this.app.clock.set(new Date(this.app.clock.now().getTime() + 60_000).toISOString());
  }
}
