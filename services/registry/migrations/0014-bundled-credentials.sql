-- Which credentials the platform's own deployment made, for plugins that come with it: operators see by them
-- which plugins are bundled and which are somebody else's. What is here already was made by people.

alter table credentials
  add column bundled boolean not null default false;
