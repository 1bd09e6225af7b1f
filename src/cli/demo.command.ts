import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { AccountsService } from '../accounts/accounts.service.js';
import { NotFound } from '../common/errors.js';
import { DemoService } from '../demo/demo.service.js';
import type { ServiceFinder, Terminal } from './terminal.js';

const DEMO_EMAIL = 'demo@example.org';

export function addDemo(root: Command, { print, withServices }: Terminal): void {
  root
    .command('demo')
    .description('invented people to look around with')
    .option('--email <email>', 'account that gets them', DEMO_EMAIL)
    .option('--remove', 'take them away again')
    .action(async ({ email, remove }: { email: string; remove?: boolean }) => {
      await withServices(async (find) => {
        const accounts = find(AccountsService);
        if (email === DEMO_EMAIL && !remove) await createDemoAccount(find, print);
        const account = await accounts.findByEmail(email);
        const count = remove ? await find(DemoService).clear(account) : await find(DemoService).fill(account);
        print(remove ? `${count} invented people are gone.` : `${count} invented people are in ${email}.`);
      });
    });
}

/** Only where nobody named an account: with a password that is printed once. */
async function createDemoAccount(find: ServiceFinder, print: (line: string) => void): Promise<void> {
  const accounts = find(AccountsService);
  try {
    await accounts.findByEmail(DEMO_EMAIL);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const password = randomBytes(12).toString('base64url');
    const person = { name: 'Jana Wehrmann', email: DEMO_EMAIL, timeZone: 'Europe/Berlin', locale: 'de' as const };
    await accounts.create({ ...person, password, demo: true });
    print(`Sign in as ${DEMO_EMAIL} with the password ${password}`);
  }
}
