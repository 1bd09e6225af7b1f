import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Texts } from '../../common/text.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { hintWords, type WordedHint } from '../../outreach/checking/hint-words.js';
import { isBuiltIn, type BuiltInTemplate } from '../../outreach/own-templates/built-in-templates.service.js';
import type { OwnTemplate, OwnTemplateVersion } from '../../outreach/own-templates/own-template.entity.js';
import type { PreviewTemplate } from '../../outreach/own-templates/own-templates.input.js';
import { type ListedTemplate, TemplateList } from '../../outreach/own-templates/template-list.service.js';
import { TemplateHistory } from '../../outreach/own-templates/template-history.service.js';
import { TemplatePreview, type TemplatePreviewed } from '../../outreach/own-templates/template-preview.service.js';

/** As many as one looks through. */
const PEOPLE_OFFERED = 30;

export interface TemplateFacts {
  readonly template: OwnTemplate | BuiltInTemplate | null;
  /** The newest first; none of those that come with the program. */
  readonly versions: readonly OwnTemplateVersion[];
  readonly preview: TemplatePreviewed;
  /** What the check found in it, in words. */
  readonly hints: readonly WordedHint[];
  /** Whom the preview may be for. */
  readonly people: readonly Contact[];
}

/** What the pages about templates show. */
@Injectable()
export class TemplateReader {
  constructor(
    private readonly templates: TemplateList,
    private readonly history: TemplateHistory,
    private readonly previews: TemplatePreview,
    private readonly contacts: ContactsService,
    private readonly texts: Texts,
  ) {}

  list(account: Account): Promise<ListedTemplate[]> {
    return this.templates.all(account);
  }

  find(account: Account, id: string): Promise<OwnTemplate | BuiltInTemplate> {
    return this.templates.find(account, id);
  }

  /** `id` null: a new one. */
  async read(account: Account, id: string | null, shown: PreviewTemplate): Promise<TemplateFacts> {
    const template = id === null ? null : await this.templates.find(account, id);
    const versions = id === null || isBuiltIn(id) ? [] : await this.history.versions(account.id, id);
    const input = { ...shown, ...(id === null ? {} : { templateId: id }) };
    const { items } = await this.contacts.list(account, { limit: PEOPLE_OFFERED });
    const preview = await this.previews.of(account, input);
    return { template, versions, preview, hints: this.hintsOf(account, preview), people: items };
  }

  private hintsOf({ locale }: Account, { draft }: TemplatePreviewed): WordedHint[] {
    if (draft === null) return [];
    const { language, form, checks } = draft;
    return checks.map((check) =>
      hintWords(check, { locale, language, form }, (of, key, params) => this.texts.say(of, key, params)),
    );
  }
}
