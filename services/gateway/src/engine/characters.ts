/** For each byte: itself in lower case if it may stand in a token (RFC 9110 §5.6.2), else 0. */
export const tokenLower = table((byte) => {
  const character = String.fromCharCode(byte);
  return /[!#$%&'*+.^_`|~0-9a-z-]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

/** 1 for each byte that may stand in a field's value (RFC 9110 §5.5): no control but HTAB. */
export const isFieldByte = table((byte) =>
  byte === 0x09 || (byte >= 0x20 && byte !== 0x7f) ? 1 : 0,
);

/** 1 for each byte that may stand in a request target: visible ASCII, and no fragment. */
export const isTargetByte = table((byte) => (byte > 0x20 && byte < 0x7f && byte !== 0x23 ? 1 : 0));

/** For each byte: the value of the hexadecimal digit it is plus 1, else 0. */
export const hexDigit = table((byte) => {
  const character = String.fromCharCode(byte);
  return /[0-9a-f]/i.test(character) ? Number.parseInt(character, 16) + 1 : 0;
});

export const [tab, lf, cr, space, colon] = [0x09, 0x0a, 0x0d, 0x20, 0x3a] as const;

function table(of: (byte: number) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => of(byte));
}
