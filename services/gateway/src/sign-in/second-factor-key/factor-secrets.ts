import { PlatformError } from '@patchbay/proto';
import type { Keyring } from '@patchbay/chassis';
import type { Events } from '../../events.ts';

/** A secret of two-step sign-in as it is stored: the one in clear counts where it is set. */
export type StoredSecret = {
  secret: string | null;
  keyId: string | null;
  sealed: Buffer | null;
};

/** What stands between the secrets of two-step sign-in and the database. */
export type FactorSecrets = {
  /** Sealed where there is a key, else in clear. */
  toStored(userId: string, secret: string): StoredSecret;
  /** @throws PlatformError `unavailable` when it cannot be opened; the log tells the operator why. */
  open(userId: string, stored: StoredSecret): string;
  /** The same, but undefined when it cannot be opened, and the log is told nothing. */
  openIfPossible(userId: string, stored: StoredSecret): string | undefined;
};

export function createFactorSecrets({
  keyring,
  events,
}: {
  keyring: Keyring;
  events: Pick<Events, 'secondFactorUnreadable'>;
}): FactorSecrets {
  const openIfPossible = (userId: string, { secret, sealed }: StoredSecret) => {
    if (secret !== null) return secret;
    return sealed ? keyring.openIfPossible(sealed, placeOf(userId)) : undefined;
  };

  return {
    toStored(userId, secret) {
      if (keyring.keyId === undefined) return { secret, keyId: null, sealed: null };
      return { secret: null, ...keyring.seal(secret, placeOf(userId)) };
    },
    open(userId, stored) {
      const secret = openIfPossible(userId, stored);
      if (secret !== undefined) return secret;
      events.secondFactorUnreadable({ account: userId, keyId: stored.keyId });
      throw new PlatformError(
        'unavailable',
        'codes of your app cannot be checked at the moment; use a recovery code, or ask who runs this site',
      );
    },
    openIfPossible,
  };
}

/** Where a secret stands; it opens nowhere else. */
function placeOf(userId: string): string {
  return JSON.stringify(['second_factors', userId]);
}
