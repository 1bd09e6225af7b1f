import { describe, expect, it } from 'vitest';
import { threadOf } from '../../../src/outreach/sending/domain/letter-thread.js';

describe('the thread of a letter (RFC 5322, 3.6.4)', () => {
  it('a first letter belongs to none', () => {
    expect(threadOf([])).toBeNull();
  });

  it('a follow-up continues the latest one and names all before it', () => {
    expect(threadOf(['<a@x.test>', '<b@x.test>'])).toEqual({
      inReplyTo: '<b@x.test>',
      references: ['<a@x.test>', '<b@x.test>'],
    });
  });

  it('names nothing twice, and nothing that is no Message-ID', () => {
    const odd = ['<a@x.test>', 'b@x.test', '<c@x.test>\r\nBcc: <evil@x.test>', '<d x@y.test>', '<a@x.test>'];
    expect(threadOf(odd)).toEqual({ inReplyTo: '<a@x.test>', references: ['<a@x.test>'] });
  });

  it('of a long chain the first and the latest stay', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `<${index}@x.test>`);
    const thread = threadOf(ids);
    expect(thread?.references).toHaveLength(20);
    expect(thread?.references.slice(0, 2)).toEqual(['<0@x.test>', '<31@x.test>']);
    expect(thread?.inReplyTo).toBe('<49@x.test>');
  });
});
