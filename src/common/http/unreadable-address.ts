import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

const BAD_REQUEST = 400;

/** Addresses that can't even be decoded (`/%ff`) reach no hook and no route; they are answered as bare as they are. */
export function answerUnreadableAddress(_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const problem = { type: '/problems/bad-request', title: 'bad-request', status: BAD_REQUEST };
  void reply
    .status(BAD_REQUEST)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    .header('x-content-type-options', 'nosniff')
    .send(JSON.stringify({ ...problem, detail: 'This address cannot be read.' }));
}
