import { readFile, stat } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { AccountsService } from '../accounts/accounts.service.js';
import { Texts } from '../common/text.js';
import { UploadLimit } from '../common/upload-limit.js';
import { validInput } from '../common/validation/valid-input.js';
import { type Form, forms, type Language, languages } from '../contacts/domain/words.js';
import { CheckDraft } from '../outreach/attempts.input.js';
import { type Situation, situations, waitsForAnswer } from '../outreach/domain/words.js';
import { DraftChecks, type WriterPlace } from '../outreach/checking/draft-checks.service.js';
import { hintWords, type WordedHint } from '../outreach/checking/hint-words.js';
import { CannotRead, LookNeeded } from './cli.errors.js';
import type { ServiceFinder, Terminal } from './terminal.js';

/** Many times the longest draft. */
const LARGEST_FILE = new UploadLimit(1);
const STDIN = '-';
/** Whose holidays count where no account is named: the whole country's. */
const USUAL_PLACE: WriterPlace = { country: 'DE', region: null, timeZone: 'Europe/Berlin' };

interface CheckOptions {
  readonly language: Language;
  readonly form: Form;
  readonly situation: Situation;
  readonly email?: string;
  readonly json?: boolean;
}

export function addCheckDraft(root: Command, terminal: Terminal): void {
  root
    .command('check-draft')
    .description(
      'is a text open, polite and without pressure? Hints only; status 1 if something is left to be filled in',
    )
    .argument('[file]', 'a text file; standard input if not given or -', STDIN)
    .addOption(new Option('--language <language>', 'of the text').choices(languages).makeOptionMandatory())
    .addOption(new Option('--form <form>', 'sie (formal in English) or du').choices(forms).makeOptionMandatory())
    .addOption(new Option('--situation <situation>', 'what it is for').choices(situations).default('coffee'))
    .option('--email <email>', "address of an account: its country's holidays count, by its zone's day")
    .option('--json', 'for programs')
    .action(async (file: string, options: CheckOptions) => {
      const text = file === STDIN ? await terminal.readStdin() : await textOf(file);
      const hints = await terminal.withServices((find) => checked(find, text, options));
      if (options.json) terminal.print(JSON.stringify({ checks: hints }));
      else for (const line of linesOf(hints)) terminal.print(line);
      if (hints.some(({ blocks }) => blocks)) throw new LookNeeded();
    });
}

async function checked(find: ServiceFinder, given: string, options: CheckOptions): Promise<readonly WordedHint[]> {
  const { email, ...asked } = options;
  const { language, form, situation } = asked;
  const { text } = await validInput(CheckDraft, { text: given, language, form, situation });
  const place = email === undefined ? USUAL_PLACE : await find(AccountsService).findByEmail(email);
  const kind = waitsForAnswer(situation) ? 'request' : 'note';
  const found = await find(DraftChecks).ofText(place, { text, language, form, kind, formAssumed: false });
  const texts = find(Texts);
  return found.map((check) =>
    hintWords(check, { locale: language, language, form }, (locale, key, params) => texts.say(locale, key, params)),
  );
}

function linesOf(hints: readonly WordedHint[]): string[] {
  if (hints.length === 0) return ['ok   Nothing to object to.'];
  return hints.flatMap(({ blocks, text, suggestion }) => [`${blocks ? 'STOP' : 'hint'} ${text}`, `     ${suggestion}`]);
}

async function textOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CannotRead(file);
  if (found.size > LARGEST_FILE.each) throw LARGEST_FILE.tooLarge();
  return readFile(file, 'utf8');
}
