-- How often somebody failed to prove who they are, counted by all processes of the gateway together: each
-- with a count of its own would allow as many times the attempts. Keys are hashed: names that were tried
-- may be mistyped passwords.

create table failed_attempts (
  key_hash bytea primary key,
  failures integer not null,
  ends_at timestamptz not null
);
create index failed_attempts_ends on failed_attempts (ends_at);
