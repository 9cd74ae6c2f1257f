import { apiPrefix, schedulerOperations } from '@patchbay/proto/api';

/** Which of the platform's services serves a part of the API. */
export type ApiService = 'registry' | 'scheduler';

const ofScheduler = new Set(Object.values(schedulerOperations).map(({ path }) => firstOf(path)));

/** Whether the raw request target is one of the API. */
export function isApiUrl(target: string): boolean {
  return target.startsWith(`${apiPrefix}/`);
}

/** The first segment below `/api/v1` says who serves it; no two services share one. */
export function apiServiceOf(target: string): ApiService {
  return ofScheduler.has(firstOf(target.slice(apiPrefix.length))) ? 'scheduler' : 'registry';
}

function firstOf(path: string): string {
  return /^\/([^/?]*)/.exec(path)?.[1] ?? '';
}
