import type { ImapSettings } from '../mailbox/imap-settings.js';
import { MailboxProblem } from '../mailbox/mailbox.errors.js';
import { MailboxReader } from '../mailbox/mailbox-reader.js';
import type { OpenMailbox } from '../mailbox/open-mailbox.js';
import { type CheckStep, type Ended, type Step, stepsOf } from './domain/check-steps.js';
import type { ConnectionProblem } from './domain/connection-problem.js';
import { type CheckTimeouts, checkTimeouts } from './smtp-check.js';

/** Which folders have to be there. */
export interface FoldersWanted {
  readonly keepsSent: boolean;
  readonly sentFolder: string | null;
}

/** Encryption only where it came about, or was to: without it at most this machine is spoken to (mailbox-reader.ts). */
function tried(withTls: boolean): readonly CheckStep[] {
  return ['name', 'reach', ...(withTls ? (['tls'] as const) : []), 'sign-in', 'folders'];
}

/** At which step a mailbox that did not open has ended; whoever was refused had no other reason to speak than signing in. */
const STEPS: Readonly<Record<ConnectionProblem, CheckStep>> = {
  name: 'name',
  private: 'name',
  reach: 'reach',
  tls: 'tls',
  'sign-in': 'sign-in',
  refused: 'sign-in',
  folder: 'folders',
  'too-much': 'sign-in',
  renumbered: 'folders',
};

/** Finds the server, signs in and looks at the folders. Never throws: what does not work is the last step. */
export async function checkImap(
  settings: ImapSettings,
  wanted: FoldersWanted,
  { connection, greeting, silence, overall }: CheckTimeouts = checkTimeouts,
): Promise<Step[]> {
  const reader = new MailboxReader({
    connectionTimeout: connection,
    greetingTimeout: greeting,
    socketTimeout: silence,
    ...{ openTimeout: overall / 2, visitTimeout: overall / 2 },
  });
  let isOpen = false;
  let isEncrypted = false;
  try {
    const ended = await reader.visit(settings, (mailbox) => {
      isOpen = true;
      isEncrypted = mailbox.isEncrypted;
      return folderProblem(mailbox, wanted);
    });
    return stepsOf('imap', tried(isEncrypted), ended);
  } catch (error) {
    if (!(error instanceof MailboxProblem)) throw error;
    const { step: problem, answer } = error;
    const withTls = isEncrypted || error.isEncrypted || problem === 'tls';
    return stepsOf('imap', tried(withTls), { step: isOpen ? 'folders' : STEPS[problem], problem, answer });
  }
}

async function folderProblem(mailbox: OpenMailbox, { keepsSent, sentFolder }: FoldersWanted): Promise<Ended | null> {
  const folders = await mailbox.folders();
  const isThere = folders.some(({ path, use }) => (sentFolder === null ? use === '\\Sent' : path === sentFolder));
  return !keepsSent || isThere ? null : { step: 'folders', problem: 'folder', answer: '' };
}
