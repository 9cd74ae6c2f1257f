import { apiPrefix, gatewayOperations, schedulerOperations } from '@patchbay/proto/api';

/** Which of the platform's services serves a part of the API. */
export type ApiService = 'registry' | 'scheduler' | 'gateway';

const ofScheduler = firstsOf(schedulerOperations);
const ofGateway = firstsOf(gatewayOperations);

/** Whether the raw request target is one of the API. */
export function isApiUrl(target: string): boolean {
  return target.startsWith(`${apiPrefix}/`);
}

/** The first segment below `/api/v1` says who serves it; no two services share one. */
export function apiServiceOf(target: string): ApiService {
  const first = firstOf(target.slice(apiPrefix.length));
  if (ofGateway.has(first)) return 'gateway';
  return ofScheduler.has(first) ? 'scheduler' : 'registry';
}

function firstsOf(operations: Readonly<Record<string, { path: string }>>): Set<string> {
  return new Set(Object.values(operations).map(({ path }) => firstOf(path)));
}

function firstOf(path: string): string {
  return /^\/([^/?]*)/.exec(path)?.[1] ?? '';
}
