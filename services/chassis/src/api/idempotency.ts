import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { invalid, PlatformError } from '@patchbay/proto';
import { every } from '../every.ts';
import type { Logger } from '../log.ts';
import { beforeCommit, type Database } from '../postgres.ts';
import type { Answer } from './answer.ts';
import {
  claimKey,
  deleteExpiredKeys,
  findKey,
  markCommitted,
  releaseKey,
  storeAnswer,
} from './idempotency-store.ts';
import { openAnswer, sealAnswer } from './sealed-answer.ts';

export type Asked = {
  /** Whose key it is: others may use the same one. */
  caller: string;
  key: string;
  /** What is asked for, as text; the same key must always come with the same. */
  request: string;
};

export type IdempotencyKeys = AsyncDisposable & {
  /**
   * Does `work` once for a key, and gives its answer to whoever asks again within a day.
   *
   * The change that `work` commits and the note that it was made are one transaction, so a request is
   * never carried out twice, whichever replica it lands on and whenever one of them dies. When one
   * died after the change and before it could answer, the same key is told so from then on.
   *
   * @throws PlatformError `key_reused` when the key came with another request, `conflict` while the
   *   first is under way or when its answer is lost, and what `work` throws: then nothing is kept, and
   *   the key may be used again.
   */
  once(asked: Asked, work: () => Promise<Answer>): Promise<Answer>;
};

/** The key of a request; undefined when it has none. */
export function keyOf(headers: IncomingHttpHeaders): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{8,200}$/.test(key)) return key;
  const message = 'must be 8 to 200 visible ASCII characters, such as a UUID';
  throw invalid('the request is not valid', [{ field: 'Idempotency-Key', message }]);
}

/** Keeps them in the table `idempotency_keys` of the service's schema. */
export function createIdempotencyKeys({
  db,
  log,
  staleMs = 60_000,
}: {
  db: Database;
  log: Logger;
  /** A request that is under way for so long is taken for lost with its replica. */
  staleMs?: number;
}): IdempotencyKeys {
  const cleaning = every(600_000, () => deleteExpiredKeys(db), { log, name: 'idempotency keys' });
  return {
    async once({ caller, key, request }, work) {
      const id = sha256(`${caller}\n${key}`);
      const seal = { secret: `${caller}\n${key}`, id };
      const claim = { id, requestHash: sha256(request), claim: randomUUID() };
      if (!(await claimKey(db, claim, staleMs))) {
        return answerAgain(await findKey(db, id), claim.requestHash, (it) => openAnswer(seal, it));
      }
      let committed = false;
      try {
        const answer = await beforeCommit(async (tx) => {
          if (!(await markCommitted(tx, claim))) throw takenOver();
          committed = true;
        }, work);
        await storeAnswer(db, claim, sealAnswer(seal, answer));
        return answer;
      } catch (error) {
        if (!committed) await releaseKey(db, claim);
        throw error;
      }
    },
    [Symbol.asyncDispose]: () => cleaning[Symbol.asyncDispose](),
  };
}

function answerAgain(
  known: { requestHash: Buffer; state: string; answer: Buffer | null } | undefined,
  requestHash: Buffer,
  open: (sealed: Buffer) => Answer,
): Answer {
  if (known && !known.requestHash.equals(requestHash)) {
    throw new PlatformError(
      'key_reused',
      'this Idempotency-Key came with another request before: use a new one for each request',
    );
  }
  if (known?.answer) return open(known.answer);
  if (known?.state === 'committed') {
    throw new PlatformError(
      'conflict',
      'the request with this Idempotency-Key was carried out, and its answer is lost or still to come: look at what it changed',
      { reason: 'carried_out' },
    );
  }
  throw new PlatformError(
    'conflict',
    'the request with this Idempotency-Key is under way: ask again in a moment',
    { reason: 'under_way' },
  );
}

function takenOver(): PlatformError {
  return new PlatformError(
    'conflict',
    'the request took so long that another with the same Idempotency-Key took its place',
    { reason: 'under_way' },
  );
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
