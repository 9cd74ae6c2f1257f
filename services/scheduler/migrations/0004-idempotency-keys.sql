-- What was answered to a write that carries an Idempotency-Key, so that it can be repeated safely.

create table idempotency_keys (
  -- Hash of the caller's token and the key: neither is stored.
  id bytea primary key,
  request_hash bytea not null,
  -- The attempt that carries it out; a later attempt takes over from one that is lost.
  claim uuid not null,
  -- `running` until the transaction of the change commits, which makes it `committed`.
  state text not null check (state in ('running', 'committed')),
  -- Encrypted with the caller's token and the key; null until there is one.
  answer bytea,
  claimed_at timestamptz not null,
  expires_at timestamptz not null
);

create index idempotency_keys_expiry on idempotency_keys (expires_at);
