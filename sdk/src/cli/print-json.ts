import type { JsonObject } from '@patchbay/proto';
import { messageToJson, reflect, type RpcName } from '@patchbay/proto/api';

/**
 * What a method answers as the HTTP API has it, for `--json`: moments are RFC 3339, durations `1.5s`,
 * what is absent is left out.
 */
export function answerJson(rpc: RpcName, answer: object): JsonObject {
  return messageToJson(reflect(rpc).response, { ...answer });
}

/** A list of an answer, such as `plugins`. */
export function printList<Member extends string>(
  print: (line: string) => void,
  rpc: RpcName,
  answer: Readonly<Record<Member, unknown[]>>,
  member: Member,
): void {
  print(JSON.stringify(answerJson(rpc, answer)[member], null, 2));
}
