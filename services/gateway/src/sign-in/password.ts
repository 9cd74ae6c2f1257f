import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP recommends: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

/** Without a hash it does the same work and says no, so that time does not tell who has an account. */
export async function passwordMatches(
  password: string,
  passwordHash: string | undefined,
): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobodysHash, password.normalize('NFKC'));
  return matches && passwordHash !== undefined;
}

/** Of a random password that nobody knows, at the same cost. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$UdeqgkwV/1g/dyYBNGTAlQ$aqADwjECZw/a+t/7OAmFHXzQg1oeHXt2wfIclEJdZgM';
