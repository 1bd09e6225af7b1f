import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors.js';
import { ContactMoved } from '../contacts/contact.errors.js';
import { ReminderNotOpen } from '../reminders/reminders.errors.js';
import type { LineVerb, MailVerb } from './domain/line-verbs.js';
import type { FollowedLink } from './followed-link.js';
import { LinkTopics, type ThereLink } from './link-topics.service.js';
import { LinkUndo } from './link-undo.service.js';
import { MailActions } from './mail-actions.service.js';
import { UsedKeys } from './used-keys.service.js';

/** What a link in a mail does: looking changes nothing, using it does one thing once, and that can be taken back. */
@Injectable()
export class MailLinks {
  constructor(
    private readonly topics: LinkTopics,
    private readonly undos: LinkUndo,
    private readonly actions: MailActions,
    private readonly used: UsedKeys,
  ) {}

  /** Changes nothing: programs that look at every link of a mail do so too. */
  async look(token: string): Promise<FollowedLink> {
    const link = await this.topics.find(token);
    if (link.state !== 'there') return link;
    return isSpent(link) ? this.undos.spent(link) : { state: 'open', topic: link.topic };
  }

  /** Does what the link is for, unless that was done. */
  async use(token: string): Promise<FollowedLink> {
    const link = await this.topics.find(token);
    if (link.state !== 'there') return link;
    if (isSpent(link)) return this.undos.spent(link);
    const { verb } = link.topic;
    if (verb === 'undo') return this.undos.undo(link);
    try {
      return (await this.act(link, verb)) ?? (await this.look(token));
    } catch (error) {
      return this.stateAfter(error, token, link);
    }
  }

  /** Takes back what the link did. */
  async takeBack(token: string): Promise<FollowedLink> {
    const link = await this.topics.find(token);
    if (link.state !== 'there') return link;
    return link.key.actId === null ? this.look(token) : this.undos.undo(link);
  }

  /** Null where somebody else was faster. */
  private async act({ key, line, topic }: ThereLink, verb: LineVerb | MailVerb): Promise<FollowedLink | null> {
    const { account } = topic;
    const contactId = line?.contactId ?? null;
    const acted = await this.used.once({ key, contactId }, () => this.actions.act(account, line, verb));
    if (!acted) return null;
    return { state: 'done', topic: { ...topic, until: acted.until }, canBeUndone: acted.actId !== null };
  }

  private async stateAfter(error: unknown, token: string, { topic }: ThereLink): Promise<FollowedLink> {
    // merged a moment ago: the line belongs to who they are now, and the link waits to be used once more
    if (error instanceof ContactMoved) return this.look(token);
    if (error instanceof ReminderNotOpen) return { state: 'used', topic, canBeUndone: false };
    if (error instanceof AppError) return { state: 'gone', account: topic.account };
    throw error;
  }
}

/** Mails that come again can be ended again, by an old mail too. */
function isSpent({ key, topic }: ThereLink): boolean {
  return topic.verb === 'stop' ? topic.account.mailDays.length === 0 : key.usedAt !== null;
}
