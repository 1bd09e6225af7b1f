import type { Command } from 'commander';
import { DigestSchedule } from '../digest/digest.schedule.js';
import type { Terminal } from './terminal.js';

export function addDigest(root: Command, { print, withServices }: Terminal): void {
  root
    .command('digest')
    .description('the daily mail')
    .command('send')
    .description('one pass now: writes the mails that are due and delivers what waits')
    .action(async () => {
      await withServices((find) => find(DigestSchedule).tickAndDeliver());
      print('Done: what was due has been written and delivered.');
    });
}
