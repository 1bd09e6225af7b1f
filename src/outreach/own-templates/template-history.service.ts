import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { NotFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { AttemptOriginsStore } from '../attempt-origins.store.js';
import type { OwnTemplate, OwnTemplateVersion } from './own-template.entity.js';
import { TemplateBuiltIn, TemplateNotFound } from './own-templates.errors.js';
import { isBuiltIn } from './built-in-templates.service.js';
import { OwnTemplatesStore } from './own-templates.store.js';
import { readOwnTemplate } from './read-own-template.js';

/** Of each template; the oldest fall off. */
export const MOST_VERSIONS = 50;

/** What is kept to take a removal back. */
export interface RemovedTemplate {
  readonly row: OwnTemplate;
  readonly versions: readonly OwnTemplateVersion[];
  readonly messages: readonly string[];
}

/** What a template was before. */
@Injectable()
export class TemplateHistory {
  constructor(
    private readonly store: OwnTemplatesStore,
    private readonly origins: AttemptOriginsStore,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async versions(accountId: string, id: string): Promise<OwnTemplateVersion[]> {
    if (!(await this.store.find(accountId, id))) throw new TemplateNotFound();
    return this.store.versions(accountId, id, MOST_VERSIONS);
  }

  /** The number of the version after this one; a row that came in with a file may count less than its versions. */
  async next({ accountId, id, version }: OwnTemplate): Promise<number> {
    const [latest] = await this.store.versions(accountId, id, 1);
    return Math.max(version, latest?.version ?? 0) + 1;
  }

  /** The text as it is now becomes a version, and the oldest one falls off. Inside a unit of work. */
  async keep({ id, accountId, version, source }: OwnTemplate): Promise<void> {
    const now = this.clock.now();
    const its = { id: newId(now), accountId, templateId: id, version, source, createdAt: now.toISOString() };
    await this.store.insertVersion(its);
    const fallsOff = (await this.store.versions(accountId, id, MOST_VERSIONS + 1))[MOST_VERSIONS];
    if (fallsOff) await this.store.forgetVersions(accountId, id, fallsOff.version);
  }

  /** An older text holds again, as the newest version: nothing in between is gone. */
  async restore(accountId: string, id: string, version: number): Promise<OwnTemplate> {
    if (isBuiltIn(id)) throw new TemplateBuiltIn();
    return this.unitOfWork.run(async () => {
      const before = await this.store.findForChange(accountId, id);
      if (!before) throw new TemplateNotFound();
      const older = await this.store.version(accountId, id, version);
      if (!older) throw new NotFound('version of this template');
      if (older.source === before.source) return before;
      readOwnTemplate(older.source, '/version');
      const { source } = older;
      const template = {
        ...before,
        source,
        version: await this.next(before),
        updatedAt: this.clock.now().toISOString(),
      };
      await this.store.save(template);
      await this.keep(template);
      return template;
    });
  }

  /** So that it can be taken back. Inside a unit of work, before it goes. */
  async noteRemoval(row: OwnTemplate): Promise<void> {
    const { accountId, id } = row;
    const versions = await this.store.versions(accountId, id, MOST_VERSIONS);
    const messages = await this.origins.messagesWith(accountId, { kind: 'template', id });
    const detail: RemovedTemplate = { row, versions, messages };
    await this.changes.record(accountId, { kind: 'template-removed', contactId: null, detail });
  }

  /** A removed template stands there again, and the messages know that they were written with it. Inside a unit of work. */
  async putBack(accountId: string, { row, versions, messages }: RemovedTemplate): Promise<void> {
    await this.store.insert({ ...row, accountId });
    for (const version of versions) await this.store.insertVersion({ ...version, accountId });
    await this.origins.relink(accountId, { kind: 'template', id: row.id }, messages);
  }
}
