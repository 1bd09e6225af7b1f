import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../common/http/current-account.js';
import { Pages } from '../common/http/pages/pages.js';
import { helpView } from './views/help.view.js';

@Controller()
export class HelpPages {
  constructor(private readonly pages: Pages) {}

  @Public()
  @Get('help')
  async show(@Res() reply: FastifyReply): Promise<void> {
    const voice = this.pages.voice(reply);
    await this.pages.show(reply, {
      name: 'help',
      title: voice.say('help.title'),
      place: 'help',
      view: helpView(voice),
    });
  }
}
