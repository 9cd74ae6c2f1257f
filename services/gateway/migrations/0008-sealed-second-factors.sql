-- The secrets of two-step sign-in are sealed where the gateway has a key for it (SECOND_FACTOR_KEY): who
-- reads this schema, or a backup of it, can make no codes then. `secret` is one in clear, and counts where it
-- is set; else the one in `sealed` does, which `key_id` has sealed for this user_id and opens for nobody else.
--
-- Several versions may run at once during a rolling change. The version before reads and writes `secret`
-- alone: what it stores over a sealed one is in clear, and counts, as it is newer. It cannot check codes of
-- who turned two-step sign-in on at a newer replica that has a key, and fails there without letting in;
-- recovery codes work. What stood in clear before is sealed only once a replica with a key has run for ten
-- minutes, so that the version before can check those codes until then. A replica of this version that lacks
-- the key says so, and lets nobody in by such a code either.

alter table second_factors
  alter column secret drop not null,
  -- Which key sealed it: the beginning of the key's SHA-256.
  add column key_id text,
  -- 12 bytes of nonce, 16 of tag, then the ciphertext (AES-256-GCM).
  add column sealed bytea,
  add check (secret is not null or sealed is not null),
  add check ((key_id is null) = (sealed is null));
