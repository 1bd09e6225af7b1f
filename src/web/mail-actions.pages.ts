import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { FollowedLink } from '../answers/followed-link.js';
import { MailLinks } from '../answers/mail-links.service.js';
import { SecretInAddress } from '../common/http/csrf.js';
import { Public } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import type { Voice } from '../common/voice/voice.js';
import { Voices } from '../common/voice/voices.js';
import { linkAccount, mailLinkPage } from './views/mail-link.view.js';

/**
 * Links in mails: looking shows what one does and changes nothing, the button does it once. Whoever has the address needs
 * no sign-in, and mail programs may post to the one that ends the mails (RFC 8058): no cookie, no redirect.
 */
@ApiExcludeController()
@Public()
@Controller('m')
export class MailActionsPages {
  constructor(
    private readonly pages: Pages,
    private readonly links: MailLinks,
    private readonly voices: Voices,
  ) {}

  @Get(':token')
  async look(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, await this.links.look(token));
  }

  @SecretInAddress()
  @Post(':token')
  async use(
    @Param('token') token: string,
    @Body() fields: Fields | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const takesBack = textOf(fields ?? {}, 'undo') !== null;
    await this.show(reply, takesBack ? await this.links.takeBack(token) : await this.links.use(token));
  }

  private async show(reply: FastifyReply, link: FollowedLink): Promise<void> {
    void reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow');
    await this.pages.show(reply, mailLinkPage(this.voiceOf(reply, link), link));
  }

  /** In the language of the account, whoever is signed in; a stranger's link tells nothing of any. */
  private voiceOf(reply: FastifyReply, link: FollowedLink): Voice {
    const account = linkAccount(link);
    return account ? this.voices.of(account) : this.pages.voice(reply);
  }
}
