-- Tokens with which programs act as a person, within the token's scopes.

create table api_tokens (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  name text not null,
  -- Names of permissions, or '*' for all that the person may do.
  scopes text[] not null,
  secret_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create index api_tokens_user on api_tokens (user_id, created_at);
