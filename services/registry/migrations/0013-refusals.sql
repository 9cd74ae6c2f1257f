-- Why the last process of a plugin that came to register was refused, and since when it is: without this an
-- operator would have to find it in a log. It is forgotten when a process registers.

alter table plugins
  add column refusal text,
  add column refused_at timestamptz;
