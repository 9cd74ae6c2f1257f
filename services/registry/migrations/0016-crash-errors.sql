-- The error that ended a process, where its process could still tell it: without this an operator would have to
-- find it in the log of a container that is gone.

alter table crashes
  add column error text;
