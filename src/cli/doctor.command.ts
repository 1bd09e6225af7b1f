import type { Command } from 'commander';
import { DoctorService } from '../doctor/doctor.service.js';
import { LookNeeded } from './cli.errors.js';
import type { Terminal } from './terminal.js';

export function addDoctor(root: Command, { print, withServices }: Terminal): void {
  root
    .command('doctor')
    .description('looks whether everything is in order')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await withServices((find) => find(DoctorService).examine());
      if (json) print(JSON.stringify(findings));
      else for (const { what, fine, detail } of findings) print(`${fine ? 'ok  ' : 'LOOK'} ${what}: ${detail}`);
      if (findings.some(({ fine }) => !fine)) throw new LookNeeded();
    });
}
