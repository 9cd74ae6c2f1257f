import { randomBytes } from 'node:crypto';
import { createKeyring, type Keyring } from '@patchbay/chassis';
import { createFactorSecrets, type FactorSecrets } from './factor-secrets.ts';

export const newKey = () => randomBytes(32).toString('base64');

/** Secrets sealed with these keys, in clear without one; `unreadable` are the accounts of which the log was told. */
export function secretsWith(...keys: string[]): {
  keyring: Keyring;
  secrets: FactorSecrets;
  unreadable: string[];
} {
  const keyring = createKeyring(keys.join(','), {
    variable: 'SECOND_FACTOR_KEY',
    service: 'gateway',
  });
  const unreadable: string[] = [];
  const events = {
    secondFactorUnreadable: ({ account }: { account: string }) => void unreadable.push(account),
  };
  return { keyring, secrets: createFactorSecrets({ keyring, events }), unreadable };
}
