import { Injectable } from '@nestjs/common';
import { Config } from '../common/config.js';
import type { ConnectionProblem } from '../mail/own/domain/connection-problem.js';
import { type MailboxState, MailboxStates } from '../mail/mailbox/mailbox-states.service.js';
import { DoctorStore } from './doctor.store.js';
import type { Finding } from './finding.js';

const problems: Readonly<Record<ConnectionProblem, string>> = {
  name: 'the name of its server is not known',
  private: 'its address is a private one',
  reach: 'its server is not reached, or went away',
  tls: 'the connection could not be encrypted',
  'sign-in': 'user name or password is not accepted',
  refused: 'its server said no',
  folder: 'its folder can not be opened',
  'too-much': 'its server sends far more than it is asked for',
  renumbered: 'its server gives its mails other numbers again and again',
};

/** How things stand with mailboxes that are read: of the service's own all, of users how many. */
@Injectable()
export class MailboxFindings {
  constructor(
    private readonly store: DoctorStore,
    private readonly states: MailboxStates,
    private readonly config: Config,
  ) {}

  async examine(): Promise<Finding[]> {
    const { read, stuck } = await this.store.usersMailboxes();
    const users = read === 0 ? 'none is read' : `${read} read, ${stuck} with a problem that their users see`;
    return [await this.house(), { what: 'mailboxes of users', fine: true, detail: users }];
  }

  private async house(): Promise<Finding> {
    const what = 'mailbox';
    if (this.config.imapUrl === null) return { what, fine: true, detail: 'none (IMAP_URL is not set)' };
    const state = await this.states.of(null);
    if (!state?.lookedAt) return { what, fine: true, detail: 'not looked at yet' };
    return { what, fine: state.problem === null && state.waiting === 0, detail: sentenceOf(state) };
  }
}

function sentenceOf({ lookedAt, problem, problemAt, answer, waiting, passedOver, renumberedAt }: MailboxState): string {
  const said = answer === null ? '' : ` (it says: ${answer})`;
  const trouble = problem === null ? '' : `; since ${problemAt ?? lookedAt ?? ''} ${problems[problem]}${said}`;
  const anew =
    renumberedAt === null ? '' : `; its mails got other numbers at ${renumberedAt}, none from before is read`;
  return `last look ${lookedAt ?? ''}${trouble}; ${waiting} mails wait for another try, ${passedOver} passed over${anew}`;
}
