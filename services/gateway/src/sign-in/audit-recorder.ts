import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@patchbay/chassis';
import { toStruct } from '@patchbay/proto';
import type { AuditClient } from '../platform-clients.ts';

/** What happens at sign-in, which only the gateway sees. */
export type RecordSignIn = (entry: {
  action:
    | 'session.started'
    | 'session.ended'
    | 'sign-in.failed'
    | 'password.changed'
    | 'password-link.created'
    | 'identity.linked'
    | 'identity.unlinked'
    | 'second-factor.enabled'
    | 'second-factor.disabled';
  /** Whose session or password it is. */
  userId: string;
  /** Who did it; left out for the platform. */
  by?: string;
  about?: Record<string, unknown>;
}) => void;

/** By then the answer has left: how long it took does not tell whether there was something to record. */
const afterMs = 20;

/**
 * Tells the registry's audit log. It does not hold up what happened: while the registry is away an
 * entry is in the gateway's log only. Disposing waits for those under way.
 */
export function createAuditRecorder({
  audit,
  log,
}: {
  audit: AuditClient;
  log: Logger;
}): AsyncDisposable & { recordSignIn: RecordSignIn } {
  const underWay = new Set<Promise<void>>();
  const recordSignIn: RecordSignIn = ({ action, userId, by, about = {} }) => {
    const actor = by === undefined ? 'platform' : `user:${by}`;
    const target = `user:${userId}`;
    const entry = { actor, action, target, after: toStruct(about) };
    const recorded: Promise<void> = sleep(afterMs)
      .then(() => audit.recordEntry(entry, { timeoutMs: 5_000 }))
      .catch((error: unknown) =>
        log.warn({ err: error, actor, action, target }, 'not in the audit log'),
      )
      .then(() => void underWay.delete(recorded));
    underWay.add(recorded);
  };
  return {
    recordSignIn,
    [Symbol.asyncDispose]: async () => void (await Promise.all(underWay)),
  };
}
