import type { Command } from 'commander';
import { ChangePassword, Register } from '../accounts/accounts.input.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { PasswordService } from '../accounts/password.service.js';
import type { Locale } from '../common/text.js';
import { validInput } from '../common/validation/valid-input.js';
import type { Terminal } from './terminal.js';

interface CreateOptions {
  readonly email: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: Locale;
}

export function addUser(root: Command, { print, readStdin, withServices }: Terminal): void {
  const user = root.command('user').description('accounts');
  user
    .command('create')
    .description('create an account; the password is read from standard input')
    .requiredOption('--email <email>', 'address to sign in with')
    .requiredOption('--name <name>', 'name that stands under letters')
    .requiredOption('--password-stdin', 'read the password from standard input')
    .option('--zone <zone>', 'time zone', 'Europe/Berlin')
    .option('--locale <de|en>', 'language', 'de')
    .action(async ({ email, name, zone, locale }: CreateOptions) => {
      const password = await readStdin();
      const input = await validInput(Register, { email, name, password, timeZone: zone, locale });
      await withServices((find) => find(AccountsService).create({ ...input, timeZone: zone, locale }));
      print('The account was created.');
    });
  user
    .command('reset-password')
    .description('set a new password; it is read from standard input')
    .requiredOption('--email <email>', 'address of the account')
    .requiredOption('--password-stdin', 'read the password from standard input')
    .action(async ({ email }: { email: string }) => {
      const { password } = await validInput(ChangePassword, { current: 'not asked for', password: await readStdin() });
      await withServices((find) => find(PasswordService).reset(email, password));
      print('The password was changed, and every browser was signed out.');
    });
}
