import type { LocalAnswer } from '../engine/local-answer.ts';
import type { AccessLog } from './access-log.ts';
import type { Noted } from './noted.ts';
import { countAnswer, type Traffic } from './traffic.ts';

/** Counts and logs a request that goes nowhere, and so is over at once; returns its answer. */
export type AnsweredHere = (answer: LocalAnswer, noted: Noted) => LocalAnswer;

export function createAnsweredHere({
  traffic,
  accessLog,
}: {
  traffic: Traffic;
  accessLog: AccessLog;
}): AnsweredHere {
  const ofNobody = traffic.of('', '');
  return (answer, noted) => {
    noted.status = answer.status;
    countAnswer(ofNobody, noted.status, performance.now() - noted.startedAt);
    accessLog(noted, 0, answer.body.length);
    return answer;
  };
}
