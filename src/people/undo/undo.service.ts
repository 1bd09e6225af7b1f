import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { NotFound } from '../../common/errors.js';
import type { Change } from '../../contacts/changes/change.entity.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { keptSince } from '../kept-for.js';
import { ActPeople, type NamedAct } from './act-people.service.js';
import { stillTheirs } from './domain/still-theirs.js';
import { AlreadyUndone, UndoOvertaken } from './undo.errors.js';
import { Undoer } from './undoer.js';

/** The token of the list of undoers. */
export const UNDOERS = Symbol('undoers');

/** How many acts are offered. */
const MOST_ACTS = 50;

/** Takes an act back, whole or not at all. */
@Injectable()
export class UndoService {
  constructor(
    private readonly changes: ChangesService,
    @Inject(UNDOERS) private readonly undoers: readonly Undoer[],
    private readonly people: ActPeople,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What can be taken back, the newest first. */
  async list(account: Account): Promise<NamedAct[]> {
    return this.people.named(account, await this.changes.undoable(account.id, this.since(), MOST_ACTS));
  }

  /** Throws NotFound, AlreadyUndone or UndoOvertaken; then nothing is changed. */
  async undo(account: Account, actId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.people.hold(account, actId); // before their changes, which go with them when they are purged
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
