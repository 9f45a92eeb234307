-- Screens hear at once that something of their practice has changed, whichever process changed it. What is said is the
-- practice and the topic, once in each transaction; what changed is asked for by whoever may see it.

create function kept.tell_listeners() returns trigger
  language plpgsql as $$
declare
  practice uuid := coalesce(new.practice_id, old.practice_id);
begin
  perform pg_notify('kept', json_build_object('practiceId', practice, 'kind', tg_argv[0], 'id', '')::text);
  return null;
end $$;

-- The practice's own row has its id where others name their practice.
create function kept.tell_of_practice() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('kept', json_build_object('practiceId', new.id, 'kind', 'practice', 'id', '')::text);
  return null;
end $$;
create trigger tells_listeners after update on practice for each row execute function kept.tell_of_practice();

-- Lets the screens hear of every change in a table. Call it beside kept.protect.
create function kept.tell_of(target regclass, topic text) returns void
  language plpgsql as $$
begin
  execute format(
    'create trigger tells_listeners after insert or update or delete on %s for each row execute function kept.tell_listeners(%L)',
    target, topic);
end $$;

select kept.tell_of('staff', 'staff');
select kept.tell_of('invitation', 'staff');
select kept.tell_of('client', 'clients');
select kept.tell_of('contact_channel', 'clients');
select kept.tell_of('opt_out', 'clients');
select kept.tell_of('emergency_contact', 'clients');
select kept.tell_of('guardian', 'clients');
select kept.tell_of('tier_judgement', 'clients');
select kept.tell_of('safety_plan', 'clients');
select kept.tell_of('missed_session_agreement', 'clients');
select kept.tell_of('agreement_signature', 'clients');
select kept.tell_of('usual_location', 'clients');
select kept.tell_of('welfare_preference', 'clients');
select kept.tell_of('session', 'sessions');
select kept.tell_of('session_participant', 'sessions');
select kept.tell_of('calendar', 'calendars');
select kept.tell_of('calendar_rule', 'calendars');
select kept.tell_of('calendar_report', 'calendars');
select kept.tell_of('template_version', 'templates');
select kept.tell_of('protocol_version', 'protocol');
select kept.tell_of('note', 'notes');
select kept.tell_of('note_addendum', 'notes');
