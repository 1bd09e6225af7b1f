import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { defined } from '../../common/defined.js';
import { newId } from '../../common/ids.js';
import { BuiltInTemplates, isBuiltIn } from './built-in-templates.service.js';
import type { OwnTemplate } from './own-template.entity.js';
import { TemplateBuiltIn, TemplateNotFound, TemplatesFull, TemplateUnnamed } from './own-templates.errors.js';
import type { CreateTemplate, UpdateTemplate } from './own-templates.input.js';
import { type Manner, OwnTemplatesStore } from './own-templates.store.js';
import { readOwnTemplate } from './read-own-template.js';
import { TemplateHistory } from './template-history.service.js';

/** Per account: more than that nobody finds again. */
export const MOST_TEMPLATES = 200;

type Words = Pick<OwnTemplate, 'name' | 'situation' | 'language' | 'form' | 'source'>;

/** Draft templates of the user's own. */
@Injectable()
export class OwnTemplatesService {
  constructor(
    private readonly store: OwnTemplatesStore,
    private readonly history: TemplateHistory,
    private readonly builtIn: BuiltInTemplates,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<OwnTemplate> {
    const template = await this.store.find(accountId, id);
    if (!template) throw new TemplateNotFound();
    return template;
  }

  /** In the order they were made; those that fit a letter. */
  list(accountId: string, manner: Manner = {}): Promise<OwnTemplate[]> {
    return this.store.list(accountId, manner, MOST_TEMPLATES);
  }

  create(account: Account, input: CreateTemplate): Promise<OwnTemplate> {
    return this.unitOfWork.run(async () => {
      if ((await this.store.count(account.id)) >= MOST_TEMPLATES) throw new TemplatesFull(MOST_TEMPLATES);
      const words = await this.wordsOf(account, input);
      const now = this.clock.now();
      const made = { id: newId(now), accountId: account.id, version: 1, createdAt: now.toISOString() };
      const template = { ...made, ...looked(words), updatedAt: made.createdAt };
      await this.store.insert(template);
      await this.history.keep(template);
      return template;
    });
  }

  /** Another text is another version; name and occasion are not. */
  async update(accountId: string, id: string, input: UpdateTemplate): Promise<OwnTemplate> {
    if (isBuiltIn(id)) throw new TemplateBuiltIn();
    return this.unitOfWork.run(async () => {
      const before = await this.store.findForChange(accountId, id);
      if (!before) throw new TemplateNotFound();
      const { name, situation, language, form, source } = { ...before, ...defined(input) };
      const words = looked({ name, situation, language, form, source });
      const isSame = words.source === before.source;
      const version = isSame ? before.version : await this.history.next(before);
      const template = { ...before, ...words, version, updatedAt: this.clock.now().toISOString() };
      await this.store.save(template);
      if (!isSame) await this.history.keep(template);
      return template;
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    if (isBuiltIn(id)) throw new TemplateBuiltIn();
    await this.unitOfWork.run(async () => {
      await this.history.noteRemoval(await this.find(accountId, id));
      await this.store.remove(accountId, id);
    });
  }

  /** What is given, the rest from the template that is copied. */
  private async wordsOf(account: Account, { copyOf, ...input }: CreateTemplate): Promise<Words> {
    if (copyOf === undefined) return input as Words; // CreateTemplate asks for all of them then
    const copied = isBuiltIn(copyOf) ? this.builtIn.find(copyOf, account.locale) : await this.find(account.id, copyOf);
    const { name, situation, language, form, source } = { ...copied, ...defined(input) };
    return { name, situation, language, form, source };
  }
}

function looked(words: Words): Words {
  const name = words.name.trim();
  if (!/[\p{L}\p{N}]/u.test(name)) throw new TemplateUnnamed();
  readOwnTemplate(words.source);
  return { ...words, name };
}
