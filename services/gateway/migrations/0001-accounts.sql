-- Who may sign in, who is signed in, and the keys that sign what plugins are told about them.

create table accounts (
  id uuid primary key,
  username text not null,
  display_name text not null,
  password_hash text not null,
  role text not null check (role in ('administrator', 'member')),
  created_at timestamptz not null default now()
);

create unique index accounts_username on accounts (lower(username));

-- A session is known by the SHA-256 of the token in its cookie: reading this table signs nobody in.
create table sessions (
  token_hash bytea primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  locale text not null,
  time_zone text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);

create index sessions_account on sessions (account_id);
create index sessions_last_seen on sessions (last_seen_at);

-- The private keys are stored in clear for now: whoever reads this schema can sign identities.
-- Every replica publishes all keys and signs with the newest one whose signs_from has passed.
create table signing_keys (
  kid text primary key,
  private_jwk jsonb not null,
  signs_from timestamptz not null,
  created_at timestamptz not null default now()
);
