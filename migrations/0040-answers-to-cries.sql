-- A practice may choose that whoever writes that they may be in danger is told whom to call.

-- A program that knows nothing of this answers nothing, as before.
alter table practice add column answers_cries boolean not null default false;
