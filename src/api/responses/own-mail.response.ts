import type { Step } from '../../mail/own/domain/check-steps.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';

/** What came of the last connection. */
export class OwnMailConnectionResponse {
  /** When every step worked last. */
  checkedAt!: string | null;
  /** At which step it ended last; null: nothing is wrong. */
  problem!: string | null;
  /** What the server said. */
  answer!: string | null;
  problemAt!: string | null;
}

/** The user's own mail account. The password never comes back. */
export class OwnMailResponse {
  address!: string;
  name!: string | null;
  smtpHost!: string;
  smtpPort!: number;
  smtpSecurity!: string;
  imapHost!: string | null;
  imapPort!: number | null;
  imapSecurity!: string | null;
  userName!: string;
  sentFolder!: string | null;
  sends!: boolean;
  keepsSent!: boolean;
  reads!: boolean;
  keepsText!: boolean;
  connection!: OwnMailConnectionResponse;
  createdAt!: string;
  updatedAt!: string;
}

export class CheckStepResponse {
  /** smtp or imap */
  server!: string;
  /** name, reach, tls, sign-in, test-mail or folders */
  step!: string;
  /** Null: it worked. */
  problem!: string | null;
  /** What the server said. */
  answer!: string | null;
}

export class CheckResponse {
  /** In their order; what comes after one that did not work was not tried. */
  steps!: CheckStepResponse[];
}

export function ownMailResponse(mail: OwnMail): OwnMailResponse {
  const { checkedAt, problem, problemAnswer: answer, problemAt } = mail;
  return {
    address: mail.address,
    name: mail.name,
    smtpHost: mail.smtpHost,
    smtpPort: mail.smtpPort,
    smtpSecurity: mail.smtpSecurity,
    imapHost: mail.imapHost,
    imapPort: mail.imapPort,
    imapSecurity: mail.imapSecurity,
    userName: mail.userName,
    sentFolder: mail.sentFolder,
    sends: mail.sends,
    keepsSent: mail.keepsSent,
    reads: mail.reads,
    keepsText: mail.keepsText,
    connection: { checkedAt, problem, answer, problemAt },
    createdAt: mail.createdAt,
    updatedAt: mail.updatedAt,
  };
}

export function checkResponse(steps: readonly Step[]): CheckResponse {
  return { steps: steps.map(({ server, step, problem, answer }) => ({ server, step, problem, answer })) };
}
