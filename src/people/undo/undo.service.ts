import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { NotFound } from '../../common/errors.js';
import type { Act } from '../../contacts/changes/act.js';
import type { Change } from '../../contacts/changes/change.entity.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { ContactTrashService } from '../../contacts/trash/contact-trash.service.js';
import { keptSince } from '../kept-for.js';
import { stillTheirs } from './domain/still-theirs.js';
import { AlreadyUndone, UndoOvertaken } from './undo.errors.js';
import { Undoer } from './undoer.js';

/** The token of the list of undoers. */
export const UNDOERS = Symbol('undoers');

/** How many acts are offered. */
const MOST_ACTS = 50;

export interface NamedAct extends Act {
  /** Whom it was about, if it was one person, living or in the trash. */
  readonly contact: { readonly id: string; readonly name: string } | null;
}

/** Takes an act back, whole or not at all. */
@Injectable()
export class UndoService {
  constructor(
    private readonly changes: ChangesService,
    @Inject(UNDOERS) private readonly undoers: readonly Undoer[],
    private readonly trash: ContactTrashService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What can be taken back, the newest first. */
  async list(account: Account): Promise<NamedAct[]> {
    const acts = await this.changes.undoable(account.id, this.since(), MOST_ACTS);
    const ids = acts.flatMap(({ contactId }) => contactId ?? []);
    const names = await this.trash.namesOf(account.id, [...new Set(ids)]);
    return acts.map((act) => {
      const name = names.get(act.contactId ?? '');
      const contact = act.contactId === null || name === undefined ? null : { id: act.contactId, name };
      return { ...act, contact };
    });
  }

  /** Throws NotFound, AlreadyUndone or UndoOvertaken; then nothing is changed. */
  async undo(account: Account, actId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      // the people first, as everybody who changes them does: their changes go with them when they are purged
      await this.trash.hold(account.id, await this.changes.contactIdsOfAct(account.id, actId), 'anywhere');
      const changes = await this.changes.ofActForChange(account.id, actId);
      if (changes.some(({ undoneAt }) => undoneAt !== null)) throw new AlreadyUndone();
      if (!changes.some((change) => this.canBeUndone(change))) throw new NotFound('act to take back');
      await this.changes.unrecorded(() => this.takeBack(account, changes));
      await this.changes.markUndone(account.id, actId);
    });
  }

  private async takeBack(account: Account, changes: readonly Change[]): Promise<void> {
    const ids = changes.flatMap(({ contactId }) => contactId ?? []);
    const theirs = stillTheirs(changes, await this.changes.mergesInto(account.id, [...new Set(ids)]));
    if (theirs === null) throw new UndoOvertaken();
    const latestFirst = [...theirs].reverse();
    for (const group of neighboursOfAKind(latestFirst)) {
      const kind = group[0]?.kind;
      const undoer = this.undoers.find(({ kinds }) => kinds.some((own) => own === kind));
      if (!undoer) throw new NotFound('act to take back');
      await undoer.undoAll(account, group);
    }
  }

  private canBeUndone({ detail, happenedAt }: Change): boolean {
    return detail !== null && happenedAt > this.since();
  }

  private since(): string {
    return keptSince(this.clock.now());
  }
}

/** Runs of one kind, in their order: what hangs on something made in the same act goes before it. */
function neighboursOfAKind(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === change.kind) last.push(change);
    else groups.push([change]);
  }
  return groups;
}
