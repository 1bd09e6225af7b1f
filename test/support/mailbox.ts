import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';

/** The mails that the service wrote as .eml files, because no SMTP server is set; oldest first. */
export class Mailbox {
  constructor(private readonly dataDir: string) {}

  /** The messages byte for byte, as a mail server would get them. */
  sources(): string[] {
    const folder = join(this.dataDir, 'outbox');
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
    return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
  }

  messages(): Promise<ParsedMail[]> {
    return Promise.all(this.sources().map((source) => simpleParser(source)));
  }
}
