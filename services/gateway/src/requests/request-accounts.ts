import { clientGone, type AccessLog } from './access-log.ts';
import type { Access } from './access.ts';
import type { Policy } from '../engine/destination.ts';
import { ownText } from '../engine/own-text.ts';
import type { Events } from '../events.ts';
import { isNobody } from './nobody.ts';
import type { OpenStreams } from './open-streams.ts';
import { noteAnswer, noteFailure } from '../engine/recent-answers.ts';
import { nameOf, type Account } from './routed.ts';
import { countAnswer } from './traffic.ts';

/** What is told of a request that was sent on. */
export type RequestAccounts = Pick<
  Policy<Account>,
  'answered' | 'began' | 'breakerChanged' | 'ended' | 'failed' | 'streaming'
>;

/** Counts and logs requests, and remembers the streams among them, which end when nobody may see them. */
export function createRequestAccounts({
  access,
  streams,
  events,
  accessLog,
  onHealthChange,
}: {
  access: Access;
  streams: OpenStreams;
  events: Events;
  accessLog: AccessLog;
  /** Called when a route is asked now and then only, or always again. */
  onHealthChange: () => void;
}): RequestAccounts {
  return {
    answered({ noted, traffic: counted }, { recent }, status, milliseconds) {
      noted.status = status;
      countAnswer(counted, status, milliseconds);
      noteAnswer(recent, noted, noted.startedAt + milliseconds);
    },
    began({ traffic: counted }) {
      counted.inFlight += 1;
    },
    ended({ noted, traffic: counted }, requestBytes, answerBytes) {
      counted.inFlight -= 1;
      counted.requestBytes += requestBytes;
      counted.answerBytes += answerBytes;
      if (noted.status === 0) {
        noted.status = clientGone;
        countAnswer(counted, clientGone, performance.now() - noted.startedAt);
      }
      accessLog(noted, requestBytes, answerBytes);
    },
    breakerChanged({ for: whom, traffic: { route } }, change) {
      const at = { plugin: nameOf(whom), route };
      if (change.to === 'open') events.routeFailing({ ...at, ...change.failure });
      else if (change.because === 'answered') events.routeAnswersAgain(at);
      else events.routeOfOthers(at);
      onHealthChange();
    },
    failed({ for: whom, noted }, instance, failure, { counts }) {
      const { reason, detail } = failure;
      if (counts) noteFailure(instance.recent, noted, failure, performance.now());
      const plugin = nameOf(whom);
      events.upstreamFailed({ plugin, instance: instance.id, reason, detail });
    },
    streaming({ for: whom, noted }, kind, end) {
      const { startedAt: since } = noted;
      // A part of the head holds all of it, which shall not be for as long as the stream lasts.
      noted.path = ownText(noted.path);
      if (whom === 'pages') return () => {};
      if ('service' in whom) {
        const { sessionId, isAllowed, endsAt } = whom;
        return streams.add({ sessionId, isAllowed, end }, { since, endsAt });
      }
      const granted = whom;
      const { plugin, session, asked } = granted;
      asked.path = ownText(asked.path);
      const isBrowser = asked.credential !== undefined && asked.credential.kind !== 'bearer';
      // Of others there is no session whose end would end it.
      const sessionId = isBrowser && !isNobody(session) ? session.id : undefined;
      const isAllowed = () => access.isStillGranted(granted);
      const endsAt = asked.linkEndsAt ?? session.endsAt;
      const remove = streams.add({ sessionId, isAllowed, end }, { since, endsAt });
      if (kind === 'events') return remove;
      events.websocketOpened(plugin.slug);
      return () => {
        remove();
        events.websocketClosed(plugin.slug);
      };
    },
  };
}
