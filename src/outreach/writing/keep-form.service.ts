import { Injectable } from '@nestjs/common';
import { Acts } from '../../common/acts.js';
import { SaveContactService } from '../../contacts/saving/save-contact.service.js';
import type { WriteDraft } from '../attempts.input.js';

/** "Pages ask once" (product.md, "Form"): the answer stays with the person. */
@Injectable()
export class KeepForm {
  constructor(
    private readonly saving: SaveContactService,
    private readonly acts: Acts,
  ) {}

  /** Part of writing a draft, which is taken back by deleting the draft. */
  async keep(accountId: string, contactId: string, { form, language }: WriteDraft): Promise<void> {
    const answer = { ...(form ? { form } : {}), ...(language ? { language } : {}) };
    await this.acts.silently(() => this.saving.update(accountId, contactId, answer));
  }
}
