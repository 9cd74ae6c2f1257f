-- Not only failures are counted: an attempt counts from before it is made, and is taken back when it was
-- none to count; so do departures for the OpenID provider, until their browsers come back.

alter table failed_attempts rename to counted_attempts;
alter table counted_attempts rename column failures to attempts;
alter index failed_attempts_pkey rename to counted_attempts_pkey;
alter index failed_attempts_ends rename to counted_attempts_ends;
