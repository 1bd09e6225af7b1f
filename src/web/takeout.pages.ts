import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Pages } from '../common/http/pages/pages.js';
import { takeoutView } from './views/takeout.view.js';
import { settingsPage } from './views/settings.view.js';

/** Everything out again. The files themselves come from the API: a browser's session opens it for reading. */
@Controller('settings')
export class TakeoutPages {
  constructor(private readonly pages: Pages) {}

  @Get('data')
  async show(@Res() reply: FastifyReply): Promise<void> {
    const voice = this.pages.voice(reply);
    await this.pages.show(reply, settingsPage(voice, this.pages, 'data', takeoutView(voice, this.pages)));
  }
}
