import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { defined } from '../common/defined.js';
import { newId } from '../common/ids.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { labelKey } from '../contacts/domain/label-key.js';
import type { Target } from './target.entity.js';
import { TargetNotFound, TargetsFull, TargetUnnamed } from './target.errors.js';
import type { CreateTarget, UpdateTarget } from './targets.input.js';
import { TargetsStore } from './targets.store.js';

/** Per account; whoever aims at more aims at nothing. */
const MOST_TARGETS = 100;

/** What is kept to take a removal back. */
export interface RemovedTarget {
  readonly row: Target;
}

/** Employers and fields that one aims at. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly store: TargetsStore,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Employers first, then fields, each by name. */
  list(accountId: string): Promise<Target[]> {
    return this.store.list(accountId, MOST_TARGETS);
  }

  async find(accountId: string, id: string): Promise<Target> {
    const target = await this.store.find(accountId, id);
    if (!target) throw new TargetNotFound();
    return target;
  }

  create(accountId: string, { kind, name, note = null }: CreateTarget): Promise<Target> {
    return this.unitOfWork.run(async () => {
      if ((await this.store.count(accountId)) >= MOST_TARGETS) throw new TargetsFull(MOST_TARGETS);
      const now = this.clock.now();
      const made = { id: newId(now), accountId, createdAt: now.toISOString() };
      const target: Target = { ...made, kind, note, ...named(name), updatedAt: made.createdAt };
      await this.store.insert(target);
      return target;
    });
  }

  update(accountId: string, id: string, { name, ...input }: UpdateTarget): Promise<Target> {
    return this.unitOfWork.run(async () => {
      const before = await this.store.findForChange(accountId, id);
      if (!before) throw new TargetNotFound();
      const updatedAt = this.clock.now().toISOString();
      const target = { ...before, ...defined(input), ...(name === undefined ? {} : named(name)), updatedAt };
      await this.store.save(target);
      return target;
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const detail: RemovedTarget = { row: await this.find(accountId, id) };
      await this.changes.record(accountId, { kind: 'target-removed', contactId: null, detail });
      await this.store.remove(accountId, id);
    });
  }

  /** Throws TargetTaken if there is another one of that name by now. Inside a unit of work. */
  async putBack(accountId: string, { row }: RemovedTarget): Promise<void> {
    await this.store.insert({ ...row, accountId });
  }
}

function named(name: string): Pick<Target, 'name' | 'nameKey'> {
  if (!/[\p{L}\p{N}]/u.test(name)) throw new TargetUnnamed();
  return { name: name.trim(), nameKey: labelKey(name) };
}
