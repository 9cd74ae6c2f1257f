-- People live in the registry now; this schema keeps what signing in needs, by their ids there.
-- `carried_accounts` are those that the registry still has to be told about.

create table passwords (
  user_id uuid primary key,
  password_hash text not null,
  changed_at timestamptz not null default now()
);

insert into passwords (user_id, password_hash, changed_at)
select id, password_hash, created_at
from accounts;

alter table sessions drop constraint sessions_account_id_fkey;
alter table sessions rename column account_id to user_id;
alter index sessions_account rename to sessions_user;
alter table sessions
  -- Names a session to its owner; unlike its token it signs nobody in.
  add column id uuid not null default gen_random_uuid(),
  add column user_agent text not null default '',
  add column address text not null default '';
create unique index sessions_id on sessions (id);

alter table accounts rename to carried_accounts;
alter table carried_accounts drop column password_hash;

-- Links with which somebody sets their password, known by the SHA-256 of their token.
create table password_links (
  token_hash bytea primary key,
  user_id uuid not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);

create index password_links_user on password_links (user_id);

-- Who somebody is for a provider that they sign in with (OpenID Connect).
create table external_identities (
  issuer text not null,
  subject text not null,
  user_id uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  primary key (issuer, subject)
);

create index external_identities_user on external_identities (user_id);
