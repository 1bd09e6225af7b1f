import type { Command } from 'commander';
import { AccountsService } from '../accounts/accounts.service.js';
import { MailboxStates } from '../mail/mailbox/mailbox-states.service.js';
import { MailboxWatch } from '../mail/mailbox/mailbox-watch.schedule.js';
import { LookNeeded } from './cli.errors.js';
import type { Terminal } from './terminal.js';

/** More names would hide the rest of what is said. */
const MOST_NAMED = 20;

/** Exits with 1 where the service's own mailbox could not be read; those of users show their problems to their users. */
export function addMail(root: Command, { print, withServices }: Terminal): void {
  root
    .command('mail')
    .description('mails that come in')
    .command('read')
    .description("one look now: reads what is new in the service's mailbox and in those of users")
    .action(async () => {
      const { mailboxes, isAll, house, failed, users } = await withServices(async (find) => {
        const looked = await find(MailboxWatch).lookNow();
        const users = looked.failed.flatMap((owner) => owner ?? []);
        const named = await find(AccountsService).findMany(users.slice(0, MOST_NAMED));
        return {
          ...looked,
          house: await find(MailboxStates).of(null),
          users: [...named.map(({ email }) => email), ...restOf(users.length - named.length)],
        };
      });
      const read = mailboxes - failed.length;
      print(`Looked into ${read} ${read === 1 ? 'mailbox' : 'mailboxes'}.`);
      if (users.length > 0)
        print(`Could not be looked into, as their users see in their settings: ${users.join(', ')}.`);
      if (!isAll) print('There are more: they come with the next look.');
      if (!house?.problem) return;
      print('The mailbox of the service could not be read: "doctor" says why.');
      throw new LookNeeded();
    });
}

function restOf(count: number): string[] {
  return count > 0 ? [`and ${count} more`] : [];
}
