import type { Command } from 'commander';
import { DigestSchedule } from '../digest/digest.schedule.js';
import { LookNeeded } from './cli.errors.js';
import { passWords } from './digest-pass.words.js';
import type { Terminal } from './terminal.js';

/** Exits with 1 where a mail could not be written, or was tried and not taken. */
export function addDigest(root: Command, { print, withServices }: Terminal): void {
  root
    .command('digest')
    .description('the daily mail')
    .command('send')
    .description('one pass now: writes the mails that are due and delivers what waits')
    .action(async () => {
      const pass = await withServices((find) => find(DigestSchedule).tickAndDeliver());
      print(passWords(pass));
      if (!pass.isWhole) print('A part of it ended in an error: the log says why.');
      if (!pass.isWell) throw new LookNeeded();
    });
}
