import { Module } from '@nestjs/common';

/** What touches everything that hangs on a person: trash, undo, merge, timeline, quick log. */
@Module({ imports: [], providers: [], exports: [] })
export class PeopleModule {}
