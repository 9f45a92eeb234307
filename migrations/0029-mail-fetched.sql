-- A mailbox is one for the whole instance. A mail that was fetched from it belongs to the practice whose message it answers;
-- null: to none, and then nothing of it is kept. What a real person writes is never for an example.
create function kept.practice_answered_by(message_ids text[]) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id from practice p
    cross join lateral (select m.created_at from message m
      where m.practice_id = p.id and m.provider_id = any(message_ids) order by m.created_at desc limit 1) answered
    where not p.is_example order by answered.created_at desc limit 1
$$;
grant execute on function kept.practice_answered_by(text[]) to kept_app;
