import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type BuiltInTemplate, BuiltInTemplates, isBuiltIn } from './built-in-templates.service.js';
import type { OwnTemplate } from './own-template.entity.js';
import { OwnTemplatesService } from './own-templates.service.js';
import type { Manner } from './own-templates.store.js';
import { type TemplateUse, TemplateUsage, useKey } from './template-usage.query.js';

export interface ListedTemplate extends TemplateUse {
  readonly template: OwnTemplate | BuiltInTemplate;
}

const neverUsed: TemplateUse = { used: 0, answers: 0 };

/** All templates that a letter can be written with, each with how often it was. */
@Injectable()
export class TemplateList {
  constructor(
    private readonly templates: OwnTemplatesService,
    private readonly builtIn: BuiltInTemplates,
    private readonly usage: TemplateUsage,
  ) {}

  /** One's own first, in the order they were made; then those that come with the program. */
  async all(account: Account, manner: Manner = {}): Promise<ListedTemplate[]> {
    const own = await this.templates.list(account.id, manner);
    const [ofOwn, ofBuiltIn] = [await this.usage.ofOwn(account.id), await this.usage.ofBuiltIn(account.id)];
    const builtIn = this.builtIn.list(account.locale).filter((template) => fits(template, manner));
    return [
      ...own.map((template) => ({ template, ...(ofOwn.get(template.id) ?? neverUsed) })),
      ...builtIn.map((template) => ({ template, ...(ofBuiltIn.get(useKey(template)) ?? neverUsed) })),
    ];
  }

  /** One of one's own or one that comes with the program. Throws TemplateNotFound. */
  async find(account: Account, id: string): Promise<OwnTemplate | BuiltInTemplate> {
    return isBuiltIn(id) ? this.builtIn.find(id, account.locale) : this.templates.find(account.id, id);
  }
}

function fits(template: BuiltInTemplate, manner: Manner): boolean {
  return (['situation', 'language', 'form'] as const).every(
    (name) => manner[name] === undefined || manner[name] === template[name],
  );
}
