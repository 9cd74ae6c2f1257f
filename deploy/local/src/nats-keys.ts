import { encodeAccount, encodeOperator, encodeUser, fmtCreds } from '@nats-io/jwt';
import { createAccount, createOperator, createUser, fromSeed, type KeyPair } from '@nats-io/nkeys';
import { join } from 'node:path';
import { keepSecret, writeSecret } from './secret-file.ts';

/** What nats-server has to know: who may sign accounts, and the accounts themselves. No secrets. */
export type NatsTrust = {
  operatorJwt: string;
  systemAccountId: string;
  /** Account id → JWT. */
  accounts: Record<string, string>;
};

export type NatsKeys = NatsTrust & {
  /** Credentials of the platform's own services: everything inside the account PATCHBAY. */
  credsFile: string;
  /** The key of the account PATCHBAY: who holds it can sign users of the account, with any limits. */
  accountSeedFile: string;
};

const UNLIMITED = -1;

/** As `nsc` ends its files; a reader that trims the last line break does no harm then. */
const CREDS_END = '*'.repeat(61);

/**
 * The keys of a NATS in operator mode (decentralised JWT authentication): an operator, the system
 * account, and the account PATCHBAY with unlimited JetStream and one user for the platform's services.
 * The seeds are made once and kept in `dir` with mode 0600; everything else is derived from them anew.
 *
 * Users that the holder of the account seed signs are known to the server without telling it.
 */
export async function openNatsKeys(dir: string): Promise<NatsKeys> {
  const operator = await keepKey(join(dir, 'operator.seed'), createOperator);
  const system = await keepKey(join(dir, 'system-account.seed'), createAccount);
  const accountSeedFile = join(dir, 'account.seed');
  const account = await keepKey(accountSeedFile, createAccount);
  const platform = await keepKey(join(dir, 'platform.seed'), createUser);

  const credsFile = join(dir, 'platform.creds');
  const platformJwt = await encodeUser('platform', platform, account);
  const creds = new TextDecoder().decode(fmtCreds(platformJwt, platform));
  await writeSecret(credsFile, `${creds}\n${CREDS_END}\n`);

  const limits = { ...accountLimits(), ...jetStreamLimits() };
  return {
    operatorJwt: await encodeOperator('patchbay', operator, {
      system_account: system.getPublicKey(),
    }),
    systemAccountId: system.getPublicKey(),
    accounts: {
      [system.getPublicKey()]: await encodeAccount(
        'SYS',
        system,
        { limits: accountLimits() },
        { signer: operator },
      ),
      [account.getPublicKey()]: await encodeAccount(
        'PATCHBAY',
        account,
        { limits },
        { signer: operator },
      ),
    },
    credsFile,
    accountSeedFile,
  };
}

async function keepKey(file: string, create: () => KeyPair): Promise<KeyPair> {
  const seed = await keepSecret(file, () => new TextDecoder().decode(create().getSeed()));
  return fromSeed(new TextEncoder().encode(seed));
}

/** A limit that a JWT leaves out is zero, not infinite. */
function accountLimits() {
  return {
    subs: UNLIMITED,
    data: UNLIMITED,
    payload: UNLIMITED,
    conn: UNLIMITED,
    leaf: UNLIMITED,
    imports: UNLIMITED,
    exports: UNLIMITED,
    wildcards: true,
  };
}

function jetStreamLimits() {
  return {
    mem_storage: UNLIMITED,
    disk_storage: UNLIMITED,
    streams: UNLIMITED,
    consumer: UNLIMITED,
  };
}
