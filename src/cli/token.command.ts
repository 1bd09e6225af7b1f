import type { Command } from 'commander';
import { CreateToken } from '../accounts/accounts.input.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { TokensService } from '../accounts/tokens.service.js';
import { validInput } from '../common/validation/valid-input.js';
import type { Terminal } from './terminal.js';

export function addToken(root: Command, { print, withServices }: Terminal): void {
  root
    .command('token')
    .description('API tokens')
    .command('create')
    .description('create a token; its secret stands alone on the last line')
    .requiredOption('--email <email>', 'address of the account')
    .requiredOption('--label <label>', 'what it is for')
    .requiredOption('--scopes <scopes>', 'read, write, dav: a comma between them')
    .action(async ({ email, label, scopes }: { email: string; label: string; scopes: string }) => {
      const input = await validInput(CreateToken, { label, scopes: scopes.split(',').map((scope) => scope.trim()) });
      const { secret } = await withServices(async (find) => {
        const account = await find(AccountsService).findByEmail(email);
        return find(TokensService).create(account.id, input);
      });
      print('This secret is shown once:');
      print(secret);
    });
}
