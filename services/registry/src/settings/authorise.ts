import { requireNeed } from '../guard.ts';
import type { Caller } from '../caller.ts';
import type { DocumentKey } from './document-store.ts';

/**
 * Settings of a person are that person's own; the others are for who may change site settings.
 *
 * @throws PlatformError `forbidden` with the permission that is missing.
 */
export function authoriseSettings(caller: Caller, { scope, scopeId }: DocumentKey): void {
  const own = caller.kind === 'user' && scope === 'user' && caller.id === scopeId;
  if (!own) requireNeed(caller, 'settings.administer');
}
