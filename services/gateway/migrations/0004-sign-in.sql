-- The second factor of signing in (TOTP), and sign-ins that are under way.

-- The secrets are stored in clear, as the signing keys are: whoever reads this schema can make codes.
create table second_factors (
  user_id uuid primary key,
  secret text not null,
  -- Null until its first code was given: then it is asked for.
  confirmed_at timestamptz,
  -- The period of the last code that was used: none is used twice.
  last_period bigint not null default 0,
  created_at timestamptz not null default now()
);

-- Each lets somebody in once who has lost the device; known by the SHA-256.
create table recovery_codes (
  user_id uuid not null references second_factors (user_id) on delete cascade,
  code_hash bytea not null,
  primary key (user_id, code_hash)
);

-- Somebody whose password was right, and whose code is still missing.
create table sign_in_steps (
  token_hash bytea primary key,
  user_id uuid not null,
  attempts integer not null default 0,
  expires_at timestamptz not null
);
create index sign_in_steps_expires on sign_in_steps (expires_at);

-- Browsers that were sent to the OpenID provider.
create table oidc_flows (
  state_hash bytea primary key,
  nonce text not null,
  code_verifier text not null,
  next text not null,
  time_zone text not null,
  -- Who connects their account with the provider's; null for a sign-in.
  user_id uuid,
  expires_at timestamptz not null
);
create index oidc_flows_expires on oidc_flows (expires_at);
