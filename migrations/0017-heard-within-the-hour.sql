-- What is said over and over through one link within an hour is kept and acknowledged, but makes no reply of its own:
-- `repeats` says so. An older program knows no such limit: what it writes was heard.
alter table check_in_answer add column repeats boolean not null default false;
alter table check_in_explanation add column repeats boolean not null default false;
-- However many taps there were, those that were heard are few.
create index check_in_answer_heard on check_in_answer (practice_id, link_id, received_at) where not repeats;
create index check_in_explanation_heard on check_in_explanation (practice_id, received_at) where not repeats;
