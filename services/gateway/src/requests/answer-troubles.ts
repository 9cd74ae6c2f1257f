import type { ReceivedPlugin } from '@patchbay/proto';
import type { Candidate } from '../engine/balancing.ts';
import {
  readRecentAnswers,
  type TroubleKind,
  type TroubledRequest,
} from '../engine/recent-answers.ts';

/** What was wrong again and again, or once, with what an instance answered in the last five minutes. */
export type AnswerTrouble = {
  kind: TroubleKind;
  /** Its id. */
  instance: string;
  /** What is wrong, and what to do about it. */
  message: string;
  hint: string;
  times: number;
  /** That it was sent, in the same time. */
  requests: number;
  last: Omit<TroubledRequest, 'at'> & { at: Date };
};

/** So many people may well ask for what is not there. */
const fewNotFound = 3;

/**
 * What was wrong lately with the answers of the instances that get requests now, the most frequent first. That
 * something is not there is an answer like others, unless a plugin has no other.
 */
export function answerTroubles(
  plugin: Pick<ReceivedPlugin, 'instances'>,
  candidates: readonly Candidate[],
  now = performance.now(),
): AnswerTrouble[] {
  const found = candidates.flatMap(({ instance: { id, endpoint, recent } }) => {
    const name = plugin.instances.find((it) => it.id === id)?.name || id;
    const { requests, troubles } = readRecentAnswers(recent, now);
    return troubles
      .filter(({ kind, times }) => {
        return kind !== 'not-found' || (times === requests && times >= fewNotFound);
      })
      .map((trouble) => {
        return answerTrouble(
          { ...trouble, requests, instance: id, name, at: endpoint.origin },
          now,
        );
      });
  });
  return found.toSorted((a, b) => b.times - a.times);
}

function answerTrouble(about: About, now: number): AnswerTrouble {
  const { kind, instance, times, requests, last } = about;
  const at = new Date(Date.now() + last.at - now);
  return { kind, instance, ...told(about), times, requests, last: { ...last, at } };
}

type About = Pick<AnswerTrouble, 'kind' | 'instance' | 'times' | 'requests'> & {
  last: TroubledRequest;
  /** Of the instance. */
  name: string;
  /** The address of the instance. */
  at: string;
};

function told(about: About): { message: string; hint: string } {
  const { kind, name, at } = about;
  const { detail } = about.last;
  const announced = `${at}, the address that instance ${name} announced`;
  const log = 'look at its log';
  switch (kind) {
    case 'server-error':
      return {
        message: `${share(about)} answered with an error, the last with ${detail}`,
        hint: log,
      };
    case 'not-found':
      return {
        message: `${share(about)} answered with 404`,
        hint: `check that it serves the paths that its manifest names, and that it is what listens at ${announced}`,
      };
    case 'unreachable': {
      const what = detail.includes('ECONNREFUSED')
        ? `nothing accepts connections at ${announced}`
        : `there is no connection to ${announced}: ${detail}`;
      return {
        message: `${what}; ${ofRequests(about)} to it in the last five minutes failed for that`,
        hint: 'check the port and the address that it listens on, and the address that it announces: the gateway has to reach it there',
      };
    }
    case 'too-late':
      return { message: `${share(about)} not answered in time: ${detail}`, hint: log };
    case 'cut':
      return { message: `${share(about)} cut off: ${detail}`, hint: log };
    case 'not-http':
      return {
        message: `${share(about)} not answered properly: ${detail}`,
        hint: `check that a server for plain HTTP listens at ${announced}`,
      };
    default:
      return kind satisfies never;
  }
}

function share(about: About): string {
  const verb = about.times === 1 ? 'was' : 'were';
  return `${ofRequests(about)} to instance ${about.name} in the last five minutes ${verb}`;
}

function ofRequests({ times, requests }: About): string {
  const [some, all] = [times, requests].map((it) => it.toLocaleString('en'));
  return `${some} of ${all} requests`;
}
