import { toTimestamp, type SpaceMessage } from '@patchbay/proto';
import type { SpaceSeen } from './space-access.ts';

/** A space as the API tells it to whoever sees it. */
export function toSpaceMessage({
  expiresAt,
  archivedAt,
  createdAt,
  ...space
}: SpaceSeen): SpaceMessage {
  return {
    ...space,
    expiresAt: toTimestamp(expiresAt),
    archivedAt: toTimestamp(archivedAt),
    createdAt: toTimestamp(createdAt),
  };
}
