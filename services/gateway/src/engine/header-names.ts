import { tokenLower } from './characters.ts';

/** Ids of names: small numbers, so that a rule about a name is a lookup in an array. */
export const [otherName, platformName] = [0, 1] as const;

export type HeaderNames<Name extends string = string> = {
  /** By name in lower case. `otherName` and `platformName` are nobody's. */
  id: Readonly<Record<Name, number>>;
  /** One more than the largest id. */
  size: number;
  /** The id of a name in `buffer` whose `hash` was made with `nextHash`, else `otherName`. */
  find(buffer: Uint8Array, start: number, end: number, hash: number): number;
};

const slots = 256;

/** Adds the next byte of a name, in lower case, to its hash. */
export function nextHash(hash: number, lower: number): number {
  return (Math.imul(hash, 31) + lower) | 0;
}

/** A hash table with linear probing: finding a name allocates nothing and compares it with one other. */
export function createHeaderNames<const Name extends string>(
  names: readonly Name[],
): HeaderNames<Name> {
  const ids = {} as Record<Name, number>;
  const bytesOf: Buffer[] = [Buffer.alloc(0), Buffer.alloc(0)];
  const idIn = new Uint8Array(slots);
  const hashIn = new Int32Array(slots);
  for (const name of names) {
    const id = bytesOf.length;
    const bytes = Buffer.from(name, 'latin1');
    const hash = bytes.reduce((sofar, byte) => nextHash(sofar, byte), 0);
    let slot = slotOf(hash);
    while (idIn[slot] !== 0) slot = (slot + 1) % slots;
    ids[name] = id;
    idIn[slot] = id;
    hashIn[slot] = hash;
    bytesOf.push(bytes);
  }

  return {
    // A copy: what got many properties one by one is slow to read from ever after.
    id: { ...ids },
    size: bytesOf.length,
    find(buffer, start, end, hash) {
      let slot = slotOf(hash);
      while (hashIn[slot] !== hash && idIn[slot] !== 0) slot = (slot + 1) % slots;
      const id = idIn[slot] as number;
      const bytes = bytesOf[id] as Buffer;
      if (bytes.length !== end - start) return otherName;
      for (let i = 0; i < bytes.length; i++) {
        // Another name may have the same hash.
        if (tokenLower[buffer[start + i] as number] !== bytes[i]) return otherName;
      }
      return id;
    },
  };
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (slots - 1);
}
