import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Database, Queryable } from '@patchbay/chassis';
import { lockPassword } from './password-store.ts';
import { hashOf } from './token.ts';
import type { FactorSecrets } from './second-factor-key/factor-secrets.ts';
import {
  addSecret,
  confirmSecret,
  deleteSecondFactor,
  lockSecondFactor,
  readSecondFactor,
  usePeriod,
  useRecoveryCode,
} from './second-factor-store.ts';

/** A secret to be stored in an authenticator app. */
export type Enrolment = {
  /** In base32, to be typed in. */
  secret: string;
  /** `otpauth://totp/…`, for a QR code. */
  uri: string;
};

export type SecondFactors = {
  /** Whether a code is asked for at sign-in, and how many recovery codes are left. */
  stateOf(userId: string, tx?: Queryable): Promise<{ on: boolean; recoveryCodes: number }>;
  /** Makes a secret that counts once its first code was given; undefined when one is in use. */
  enrol(user: { id: string; username: string }): Promise<Enrolment | undefined>;
  /**
   * The secret whose first code is awaited; undefined when there is none.
   *
   * @throws PlatformError `unavailable`, as `confirm` and `verify` do, when the key that has sealed it is not
   * here. Recovery codes need no key.
   */
  pending(user: { id: string; username: string }): Promise<Enrolment | undefined>;
  /** Puts the secret to use; the recovery codes are shown once. Undefined for a wrong code. */
  confirm(userId: string, code: string): Promise<string[] | undefined>;
  /** How a code lets somebody in: by the app or a recovery code, each once; undefined when it does not. */
  verify(userId: string, code: string): Promise<'code' | 'recovery-code' | undefined>;
  /** Whether it was on, or about to be. */
  turnOff(userId: string): Promise<boolean>;
};

const periodSeconds = 30;
/** A code counts one period longer, and earlier, than it is shown: clocks differ. */
const window = 1;
const recoveryCount = 10;
const codeShape = /^\d{6}$/;
/** Without characters that look alike. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Time-based one-time passwords (RFC 6238, six digits, SHA-1, 30 s) as every authenticator app takes. */
export function createSecondFactors({
  db,
  secrets,
  issuer,
  now = Date.now,
}: {
  db: Database;
  secrets: FactorSecrets;
  /** What the app calls this site. */
  issuer: string;
  now?: () => number;
}): SecondFactors {
  const totpOf = (secret: string, label = ''): TOTP =>
    new TOTP({ issuer, label, period: periodSeconds, secret: Secret.fromBase32(secret) });

  const useCode = async (
    tx: Queryable,
    { userId, secret, code }: { userId: string; secret: string; code: string },
  ): Promise<boolean> => {
    const totp = totpOf(secret);
    const timestamp = now();
    const delta = totp.validate({ token: code, window, timestamp });
    if (delta === null) return false;
    return usePeriod(tx, { userId, period: totp.counter({ timestamp }) + delta });
  };

  const enrolment = (username: string, secret: string): Enrolment => ({
    secret,
    uri: totpOf(secret, username).toString(),
  });

  return {
    async stateOf(userId, tx = db) {
      const { confirmed = false, recoveryCodes = 0 } = (await readSecondFactor(tx, userId)) ?? {};
      return { on: confirmed, recoveryCodes };
    },
    async enrol({ id, username }) {
      const secret = new Secret({ size: 20 }).base32;
      return (await addSecret(db, { userId: id, ...secrets.toStored(id, secret) }))
        ? enrolment(username, secret)
        : undefined;
    },
    async pending({ id, username }) {
      const known = await readSecondFactor(db, id);
      return known && !known.confirmed ? enrolment(username, secrets.open(id, known)) : undefined;
    },
    async confirm(userId, given) {
      const code = digitsOf(given);
      if (!codeShape.test(code)) return undefined;
      const codes = Array.from({ length: recoveryCount }, newRecoveryCode);
      const codeHashes = codes.map((it) => hashOf(plain(it)));
      return db.transaction(async (tx) => {
        await lockPassword(tx, userId);
        const known = await lockSecondFactor(tx, userId);
        if (!known || known.confirmed) return undefined;
        const secret = secrets.open(userId, known);
        if (!(await useCode(tx, { userId, secret, code }))) return undefined;
        await confirmSecret(tx, { userId, codeHashes });
        return codes;
      });
    },
    async verify(userId, given) {
      const known = await readSecondFactor(db, userId);
      if (!known?.confirmed) return undefined;
      const code = digitsOf(given);
      if (codeShape.test(code)) {
        const secret = secrets.open(userId, known);
        return (await useCode(db, { userId, secret, code })) ? 'code' : undefined;
      }
      const codeHash = hashOf(plain(given));
      return (await useRecoveryCode(db, { userId, codeHash })) ? 'recovery-code' : undefined;
    },
    turnOff: (userId) => deleteSecondFactor(db, userId),
  };
}

/**
 * 118 bits, in groups of four: from 112 bits on nobody finds a code by its hash, and it needs no slow one
 * (ASVS 5.0, 6.5.2). Those of earlier versions, of 50 bits, count too.
 */
function newRecoveryCode(): string {
  const letters = Array.from({ length: 24 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** As it is stored: people type codes with spaces, dashes and capitals. */
function plain(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function digitsOf(code: string): string {
  return code.replace(/\s/g, '');
}
