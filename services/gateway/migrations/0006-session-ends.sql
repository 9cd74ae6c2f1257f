-- Every process of the gateway is told which sessions are deleted, by whom and how ever that is done: a
-- session that has ended counts nowhere from then on. The payload is `Session.id`.

create function tell_session_end() returns trigger language plpgsql as $$
begin
  perform pg_notify(
    'session_ends',
    rtrim(translate(encode(old.token_hash, 'base64'), '+/', '-_'), '=')
  );
  return null;
end
$$;

create trigger sessions_tell_end
after delete on sessions
for each row execute function tell_session_end();
