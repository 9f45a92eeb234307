-- A browser takes back that it may be reached, and its push service says so.

-- Since when a way leads nowhere any more, as whoever carries to it has said. It is used no more, and stays until its owner
-- has seen that. A program that knows nothing of this has nobody who carries a push, and so uses none.
alter table reach_way add column ended_at timestamptz;
