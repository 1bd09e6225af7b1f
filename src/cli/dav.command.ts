import type { Command } from 'commander';
import { CollectionsService } from '../collections/collections.service.js';
import type { Terminal } from './terminal.js';

export function addDav(root: Command, { print, withServices }: Terminal): void {
  root
    .command('dav')
    .description('phones and mail programs')
    .command('begin-anew')
    .description('after putting back a backup: devices read everything anew')
    .action(async () => {
      const count = await withServices((find) => find(CollectionsService).beginAnew());
      print(`${count} collections begin anew: every device reads them again, the next time it asks.`);
    });
}
