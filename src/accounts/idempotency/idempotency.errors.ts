import { AppError } from '../../common/errors.js';

export class IdempotencyKeyReused extends AppError {
  constructor() {
    super('idempotency-key-reused', 422, 'This Idempotency-Key belongs to another request. Please use a new one.');
  }
}

export class StillRunning extends AppError {
  constructor() {
    super('still-running', 409, 'The first request with this Idempotency-Key is still at work. Please ask again soon.');
  }
}

export class AnswerNotKept extends AppError {
  constructor() {
    super('answer-not-kept', 409, 'This was done already, but what it was answered is not kept. Please look it up.');
  }
}
