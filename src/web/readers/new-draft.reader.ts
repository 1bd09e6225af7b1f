import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type Fields, textOf } from '../../common/http/pages/form.js';
import { channels } from '../../contacts/domain/words.js';
import { TimesToOffer } from '../../in-town/times-to-offer.service.js';
import type { Angle } from '../../outreach/domain/angle.js';
import { channelFor } from '../../outreach/domain/situation-choice.js';
import { situations } from '../../outreach/domain/words.js';
import { NextAngle } from '../../outreach/writing/next-angle.service.js';
import type { Span } from '../../slots/domain/free-slots.js';
import { type Recipient, RecipientReader } from './recipient.reader.js';

export interface NewDraftFacts {
  readonly recipient: Recipient;
  /** What the program would write. */
  readonly angle: Angle;
  /** Times that could be offered, as long as it takes. */
  readonly free: readonly Span[];
}

/** What a message is begun with: to whom, in which way, and when there would be time. */
@Injectable()
export class NewDraftReader {
  constructor(
    private readonly recipients: RecipientReader,
    private readonly angles: NextAngle,
    private readonly times: TimesToOffer,
  ) {}

  /** `fields`: what the address asks for, or what was sent. */
  async read(account: Account, fields: Fields): Promise<NewDraftFacts> {
    const recipient = await this.recipients.read(account, textOf(fields, 'to') ?? '');
    const { contact } = recipient;
    const angle = await this.angles.of(account, contact);
    const wish = { contact, ...wayOf(fields, angle), tripId: textOf(fields, 'tripId') };
    return { recipient, angle, free: await this.times.of(account, wish) };
  }
}

/** What is asked for counts, else what is proposed; an unknown word is nothing that was asked for. */
function wayOf(fields: Fields, angle: Angle): Pick<Angle, 'situation' | 'channel'> {
  const [situation, channel] = [textOf(fields, 'situation'), textOf(fields, 'channel')];
  const asked = situations.find((one) => one === situation);
  const usual = asked ? channelFor(asked) : angle.channel;
  return { situation: asked ?? angle.situation, channel: channels.find((one) => one === channel) ?? usual };
}
