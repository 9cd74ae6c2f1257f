-- A start that is asked again, because its answer was lost, gets the same answer: by this token.

alter table runs add column start_token text;
