-- Plugins' views on origins of their own: who is looked at there is known by a cookie of that origin
-- alone, which a one-time ticket from the shell brings. All of them end with their session.

create table view_tickets (
  token_hash bytea primary key,
  session_hash bytea not null references sessions (token_hash) on delete cascade,
  slug text not null,
  expires_at timestamptz not null
);

create index view_tickets_session on view_tickets (session_hash);
create index view_tickets_expires on view_tickets (expires_at);

-- One for each session and plugin: the latest cookie counts.
create table views (
  session_hash bytea not null references sessions (token_hash) on delete cascade,
  slug text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  primary key (session_hash, slug)
);
