import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { AppError } from '../common/errors.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { AlreadyUndone, UndoOvertaken } from '../people/undo/undo.errors.js';
import { UndoService } from '../people/undo/undo.service.js';
import type { FollowedLink } from './followed-link.js';
import type { ThereLink } from './link-topics.service.js';
import { UsedKeys } from './used-keys.service.js';

/** Takes back what a link, or an answer to a mail, has done. */
@Injectable()
export class LinkUndo {
  constructor(
    private readonly undos: UndoService,
    private readonly changes: ChangesService,
    private readonly used: UsedKeys,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Whole or not at all; a second time changes nothing. */
  async undo({ key, topic }: ThereLink): Promise<FollowedLink> {
    const { account } = topic;
    try {
      await this.unitOfWork.run(async () => {
        await this.undos.undo(account, key.actId ?? '');
        await this.used.mark(key);
      });
      return { state: 'undone', topic };
    } catch (error) {
      if (error instanceof AlreadyUndone) return { state: 'undone', topic };
      if (error instanceof UndoOvertaken) return { state: 'overtaken', account };
      if (error instanceof AppError) return { state: 'gone', account };
      throw error;
    }
  }

  /** Where a link stands that has been used. */
  async spent({ key, topic }: ThereLink): Promise<FollowedLink> {
    if (topic.verb === 'undo') return { state: 'undone', topic };
    const act = key.actId === null ? null : await this.changes.stateOfAct(key.accountId, key.actId);
    // no mail comes, whatever became of the act: somebody else may have ended them since
    if (act === 'undone' && topic.verb !== 'stop') return { state: 'undone', topic };
    return { state: 'used', topic, canBeUndone: act === 'kept' };
  }
}
