-- What a client mails without answering a message of ours waits beside what is texted, and is heard the same way.
alter table inbound_text add column medium text not null default 'sms' check (medium in ('sms', 'email'));
-- A machine wrote it, so it says nothing of how the client is; a person reads it all the same.
alter table inbound_text add column is_automatic boolean not null default false;
alter table inbound_text drop constraint inbound_text_asks_check;
alter table inbound_text add constraint inbound_text_asks_check
  check (asks in ('unknown-number', 'shared-number', 'no-case', 'unreadable'));

-- The part before the @ is kept as the client writes it, and is compared without regard to capitals.
create index message_to_mailbox on message (lower(address), created_at) where medium = 'email' and audience = 'client';
create index contact_channel_mail on contact_channel (lower(address)) where kind = 'email' and ended_on is null;

-- A mailbox is one for the whole instance. A mail that answers nothing belongs to the practice that has its sender among
-- its clients now, or had; of several, to the one that wrote there last. Null: nobody knows the sender.
create function kept.practice_of_mail_address(wanted text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id from practice p
    cross join lateral (select
      exists (select from contact_channel c where c.practice_id = p.id and c.kind = 'email' and c.ended_on is null
        and lower(c.address) = lower(wanted)) as is_current,
      (select max(m.created_at) from message m where m.practice_id = p.id and m.medium = 'email'
        and m.audience = 'client' and m.state <> 'cancelled' and lower(m.address) = lower(wanted)) as written_at) known
    where not p.is_example and (known.is_current or known.written_at is not null)
    order by known.is_current desc, known.written_at desc nulls last, p.created_at, p.id limit 1
$$;
grant execute on function kept.practice_of_mail_address(text) to kept_app;
