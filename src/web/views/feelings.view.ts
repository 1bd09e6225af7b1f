import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { nameOf } from './person-words.view.js';
import { questionsOf } from './questions.view.js';

export function feelingsPage(
  voice: Voice,
  person: Contact,
  asked: { left: number; fields: Fields | null; problem?: FormProblem },
): Page {
  const view = {
    title: voice.say('feel.title', { name: nameOf(voice, person) }),
    person: { id: person.id },
    questions: questionsOf(voice, person, asked.fields),
    left: voice.say('feel.left', { left: asked.left }),
    problem: asked.problem,
  };
  return { name: 'feelings', title: voice.say('feel.page'), view };
}
