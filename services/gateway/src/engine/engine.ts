import type { Socket } from 'node:net';
import { admit } from './admit.ts';
import { isComplete, requestBody } from './body-reader.ts';
import { lf } from './characters.ts';
import {
  answered,
  createClient,
  linger,
  ownUnread,
  type Client,
  type ClientActs,
} from './client.ts';
import type { Destination, Failure, Policy, Unreadable } from './destination.ts';
import type { ForwardContext } from './forward.ts';
import { judge } from './route-breaker.ts';
import { startForward } from './start-forward.ts';
import { incomplete, malformed, read, tooLarge } from './header-lines.ts';
import type { Limits } from './limits.ts';
import { localAnswerBytes, type LocalAnswer } from './local-answer.ts';
import { departNow } from './shared-departure.ts';
import { createRequestHead, readRequestHead } from './request-head.ts';

/** Of a connection; `isUntouched` as in `createClient`. */
export type About = Pick<Client, 'address' | 'trustedHops'> & { isUntouched?: boolean };

export type Engine = {
  /** Serves a connection until it ends. */
  serve(socket: Socket, about: About): void;
  /** Requests and connections go on, but no connection carries another request. */
  stop(): void;
  /** Connections that are open. */
  connections(): number;
  destroy(): void;
};

/**
 * Reads requests from connections, one at a time and in order, asks the policy, and forwards them. It
 * knows nothing of plugins, sessions or pages.
 *
 * A request whose answer can be decided from memory costs no promise, no timer and no allocation per
 * header. Deadlines are looked at every `tickMs`.
 */
export function createEngine<Account>({
  policy,
  limits,
}: {
  policy: Policy<Account>;
  limits: Limits;
}): Engine {
  type Decision = Destination<Account> | LocalAnswer;
  const head = createRequestHead();
  const clients = new Set<Client>();

  const onHead = (client: Client) => {
    departNow(client.departure);
    const { unread, at } = client;
    const reading = readRequestHead(head, unread, at, unread.length);
    if (reading === incomplete && unread.length - at <= limits.headBytes) {
      if (client.phase === 'idle') client.deadline = performance.now() + limits.headMs;
      client.phase = 'head';
      return;
    }
    const isTooLarge = reading === incomplete || reading === tooLarge;
    if (isTooLarge || head.lines.end - at > limits.headBytes) {
      const lineEnd = unread.indexOf(lf, at);
      const isLine = lineEnd !== -1 && lineEnd - at < limits.headBytes;
      return drop(client, { reason: isLine ? 'head-too-large' : 'target-too-long' });
    }
    if (reading === malformed) return drop(client, { reason: 'malformed', detail: head.why });
    client.phase = 'request';
    client.deadline = Infinity;
    client.headText = head.lines.text;
    client.headAt = performance.now();
    client.at = head.lines.end;
    ownUnread(client);
    client.body = requestBody(head);
    client.keepsAlive = head.minor === 1 && !head.options.close;
    const decision = policy.decide(client, head);
    if (!(decision instanceof Promise)) return follow(client, decision, client.headAt);
    void decision.then((decided) => followLater(client, decided));
  };

  const followLater = (client: Client, decision: Decision) => {
    if (client.phase !== 'request') return;
    if (readAgain(client)) follow(client, decision, performance.now());
  };

  /** Others have used `head` since. */
  const readAgain = ({ headText }: Client): boolean => {
    const bytes = Buffer.from(headText, 'latin1');
    return readRequestHead(head, bytes, 0, bytes.length) === read;
  };

  const follow = (client: Client, decision: Decision, now: number) => {
    if (decision.kind !== 'forward') return say(client, decision, head.method);
    const { account, breaker, candidates } = decision;
    if (breaker && judge(breaker, candidates)) {
      policy.breakerChanged(account, { to: 'closed', because: 'replaced' });
    }
    const admitted = admit(decision, limits, now);
    if ('reason' in admitted) turnAway(client, account, admitted);
    else startForward(context, client, head, decision, { instance: admitted, now });
  };

  const turnAway = (client: Client, account: Account, failure: Failure) => {
    policy.began(account);
    say(client, policy.refuse(client, head, account, failure), head.method);
    policy.ended(account, 0, 0);
  };

  /** Answers from here. A body that is still to come is not waited for. */
  const say = (client: Client, answer: LocalAnswer, method: string) => {
    if (context.isStopping || !isComplete(client.body)) client.keepsAlive = false;
    client.socket.write(localAnswerBytes(answer, { method, close: !client.keepsAlive }));
    answered(client, clientActs);
  };

  /** Answers what cannot be read as a request, and ends the connection. */
  const drop = (client: Client, why: Unreadable) => {
    const answer = policy.unreadable(client, why);
    client.socket.write(localAnswerBytes(answer, { method: '', close: true }));
    linger(client);
  };

  const clientActs: ClientActs = {
    onHead,
    onClose: (client) => void clients.delete(client),
  };

  const context: ForwardContext = {
    policy,
    clientActs,
    isStopping: false,
    refuse(client, account, failure) {
      if (client.phase !== 'request') return;
      if (!readAgain(client)) return;
      say(client, policy.refuse(client, head, account as Account, failure), head.method);
    },
  };

  const lookAtDeadlines = () => {
    const now = performance.now();
    for (const client of clients) {
      const { exchange } = client;
      if (exchange && (exchange.deadline < now || exchange.until < now))
        exchange.acts.late(exchange);
      else if (client.deadline < now) late(client);
    }
  };

  const late = (client: Client) => {
    const { phase, headText, exchange } = client;
    if (phase === 'head') return drop(client, { reason: 'request-timeout' });
    if (phase !== 'request') return client.socket.destroy();
    client.deadline = Infinity;
    // An answer that has begun has its own deadline.
    if (headText !== '') exchange?.acts.late(exchange);
  };

  const ticking = setInterval(lookAtDeadlines, limits.tickMs);
  ticking.unref();

  /** Now, or behind the answer that is under way, which may have said otherwise before. */
  const endAfterRequest = (client: Client) => {
    if (client.phase === 'idle' || client.phase === 'head') linger(client);
    else client.keepsAlive = false;
  };

  return {
    serve(socket, { address, trustedHops, isUntouched = false }) {
      const about = { address, trustedHops, limits };
      const client = createClient(socket, about, { ...clientActs, isUntouched });
      clients.add(client);
    },
    stop() {
      context.isStopping = true;
      for (const client of clients) endAfterRequest(client);
    },
    connections: () => clients.size,
    destroy() {
      clearInterval(ticking);
      departNow();
      for (const { socket } of clients) socket.destroy();
    },
  };
}
