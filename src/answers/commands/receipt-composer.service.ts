import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Config } from '../../common/config.js';
import { Texts } from '../../common/text.js';
import { Voice } from '../../common/voice/voice.js';
import { localDateOf } from '../../common/zoned-time.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { oneLine } from '../../mail/mailbox.js';
import { MailTemplates } from '../../mail/mail-templates.js';
import type { Letter } from '../../mail/outbox.service.js';
import { sentenceOf } from './receipt-words.js';
import type { Step, StepResult } from './step.js';

const HELP = ['log', 'meeting', 'no', 'later', 'skip', 'done', 'mails'] as const;

/** What a receipt tells. */
export interface Said {
  readonly steps: readonly Step[];
  readonly results: readonly StepResult[];
  /** Links that take back, one for each step that changed something. */
  readonly urls: readonly string[];
  readonly notUnderstood: readonly string[];
}

interface ReceiptId {
  readonly messageId: string;
  /** The mail that it answers. */
  readonly answerId: string;
  readonly now: Date;
}

interface Noted {
  readonly text: string;
  readonly undo: string | null;
}

/** Puts into words what an answer came to. */
@Injectable()
export class ReceiptComposer {
  constructor(
    private readonly contacts: ContactsService,
    private readonly templates: MailTemplates,
    private readonly texts: Texts,
    private readonly config: Config,
  ) {}

  /** For Message-IDs. */
  get host(): string {
    return new URL(this.config.baseUrl).hostname;
  }

  async letter(account: Account, said: Said, { messageId, answerId, now }: ReceiptId): Promise<Letter> {
    const voice = new Voice(this.texts, account.locale, account.timeZone, localDateOf(now, account.timeZone));
    const view = await this.view(account, said, voice);
    return {
      kind: 'receipt',
      messageId,
      date: now,
      subject: view.subject,
      // RFC 3834, 3.1.7 and 3.1.8: what it answers, and that no person wrote it; no Reply-To: nobody answers it
      headers: { 'In-Reply-To': answerId, References: answerId, 'Auto-Submitted': 'auto-replied' },
      ...this.templates.render('receipt', view),
    };
  }

  private async view(account: Account, said: Said, voice: Voice): Promise<{ readonly subject: string }> {
    const { noted, asked } = await this.sentences(account, said, voice);
    const unclear = unclearOf(said, voice);
    const asksHelp = said.steps.some(({ command }) => command.kind === 'help');
    const tone = toneOf({ noted: noted.length, open: asked.length + (unclear === null ? 0 : 1), asksHelp });
    return {
      lang: account.locale,
      subject: voice.say(`receipt.subject.${tone}`),
      lead: voice.say(`receipt.lead.${tone === 'part' ? 'done' : tone}`),
      noted,
      undoLabel: voice.say('receipt.undo'),
      asked,
      unclear,
      help: asksHelp || unclear !== null ? helpOf(voice) : null,
      why: voice.say('receipt.why'),
      today: { label: voice.say('receipt.today'), url: `${this.config.baseUrl}/today` },
    } as { readonly subject: string };
  }

  private async sentences(
    account: Account,
    { steps, results, urls }: Said,
    voice: Voice,
  ): Promise<{ readonly noted: readonly Noted[]; readonly asked: readonly string[] }> {
    const people = await this.contacts.findMany(
      account.id,
      steps.flatMap(({ line }) => line?.contactId ?? []),
    );
    const noted: Noted[] = [];
    const asked: string[] = [];
    const undoes = [...urls];
    for (const [index, step] of steps.entries()) {
      const result = results[index];
      if (!result || step.command.kind === 'help') continue;
      const text = sentenceOf(step, result, { voice, people });
      if (result.is === 'refused') asked.push(text);
      else noted.push({ text, undo: result.actId === null ? null : (undoes.shift() ?? null) });
    }
    return { noted, asked };
  }
}

function unclearOf({ notUnderstood }: Said, voice: Voice): string | null {
  if (notUnderstood.length === 0) return null;
  const lines = notUnderstood.map((line) => voice.say('receipt.quoted', { line: oneLine(line) }));
  return voice.say('receipt.unclear', { lines: voice.list(lines) });
}

function toneOf({ noted, open, asksHelp }: { noted: number; open: number; asksHelp: boolean }): string {
  if (noted > 0) return open > 0 ? 'part' : 'done';
  return asksHelp && open === 0 ? 'help' : 'none';
}

function helpOf(voice: Voice): { readonly title: string; readonly numbers: string; readonly lines: readonly string[] } {
  const lines = HELP.map((code) => voice.say(`receipt.help.${code}`));
  return { title: voice.say('receipt.help.title'), numbers: voice.say('receipt.help.numbers'), lines };
}
