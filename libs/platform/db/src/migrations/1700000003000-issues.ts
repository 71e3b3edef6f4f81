import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Issues with their posts, the grouper's log, hourly rollups, what rises, and how people work on it. */
export class Issues1700000003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [sources, issues, grouping, rollups, signals, work, policies, grants, start]) await queryRunner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('What people decided would be lost; restore a backup instead.')
  }
}

// Feeds of one site are one voice. Without a site's address each feed stands for itself: its own address may be an aggregator's.
const sources = `
alter table source add column domain text not null generated always as (
  coalesce(regexp_replace(lower(substring(site_url from '^[a-zA-Z]+://(?:[^/?#@]*@)?([^/:?#]+)')), '^www[.]', ''), 'source-' || id::text)) stored;
`

const issues = `
create table issue (
  id bigint primary key references post, -- the post it began with: the oldest survives a merge
  merged_into bigint references issue,
  title text not null, -- the most central headline
  title_said text,
  status text not null default 'new' check (status in ('new', 'acknowledged', 'done')),
  muted_until timestamptz(3),
  level text not null default 'hijau' check (level in ('hijau', 'kuning', 'merah', 'krisis')), -- what the score says
  level_said text check (level_said in ('hijau', 'kuning', 'merah', 'krisis')),
  level_reason text,
  level_now text not null generated always as (coalesce(level_said, level)) stored,
  -- How lists are parted: to act on, to watch, at rest.
  urgency smallint not null generated always as (
    case coalesce(level_said, level) when 'krisis' then 2 when 'merah' then 2 when 'kuning' then 1 else 0 end) stored,
  owner_id integer references account,
  -- Rises with each change by a person; field_versions says when which field last did.
  version integer not null default 1,
  field_versions jsonb not null default '{}',
  score real not null default 0,
  upper real not null default 0,
  unsure boolean not null default false,
  -- The score it is sorted by: it follows the score only when that has moved by more than its noise.
  rank real not null default 0,
  parts jsonb not null default '[]',
  peak_score real not null default 0,
  peak_at timestamptz(3),
  usual jsonb not null default '{"mean":0,"low":0,"high":0}',
  rise jsonb,
  last_alarm_at timestamptz(3),
  last_alarm_surprise real,
  -- Of all agencies together: the counts of each, added up, would count a post for every agency that it mentions.
  groups integer not null default 0,
  sources integer not null default 0,
  agencies integer not null default 0,
  first_at timestamptz(3) not null, -- of its posts, as published
  last_at timestamptz(3) not null,
  -- Since when it is kuning or above, by the machine or a person: from then on an answer is owed.
  raised_at timestamptz(3),
  -- When its score is to be looked at anew though nothing came in; null: at rest.
  watch_at timestamptz(3) default now(),
  -- What the grouper still puts here belongs there: two issues were merged of which it had forgotten one.
  forced_into bigint references issue,
  created_at timestamptz(3) not null default now(),
  changed_at timestamptz(3) not null default now()
);
create index issue_watch on issue (watch_at) where merged_into is null;
create index issue_rank on issue (urgency desc, rank desc, id desc) where merged_into is null;
create index issue_newest on issue (last_at desc, id desc) where merged_into is null;
create index issue_merged on issue (merged_into) where merged_into is not null;
create index issue_owner on issue (owner_id) where owner_id is not null;
create table issue_post (
  post_id bigint primary key references post,
  issue_id bigint not null references issue,
  -- {code, words, score, threshold}: why it is here; by: the person who put it here
  reason jsonb not null,
  by_id integer references account,
  copy_of bigint not null references post, -- the first of its group of copies, itself where it is the first
  central real not null default 0 -- how well it stands for the issue
);
create index issue_post_issue on issue_post (issue_id);
create index issue_post_copy on issue_post (copy_of);
-- The agencies that an issue has mentions of, with their counts: who may see it, and what the lists show.
create table issue_agency (
  issue_id bigint not null references issue,
  agency_id integer not null references agency,
  mentions integer not null,
  groups integer not null,
  sources integer not null,
  negatif integer not null,
  netral integer not null,
  positif integer not null,
  kinds text[] not null,
  last_at timestamptz(3) not null,
  primary key (issue_id, agency_id)
);
create index issue_agency_agency on issue_agency (agency_id, issue_id);
`

// One consumer at a time writes here: its lease carries a token that rises with each new holder, and who writes with an older one is refused.
const grouping = `
-- An entry each time that a post may have become one for issues; without a unique key nobody who adds ever waits for another.
create table post_to_group (
  id bigint generated always as identity primary key,
  post_id bigint not null references post on delete cascade,
  since timestamptz(3) not null default now()
);
create index post_to_group_post on post_to_group (post_id);
create table grouping_decision (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('merge', 'split', 'move', 'undo')),
  data jsonb not null,
  account_id integer not null references account,
  at timestamptz(3) not null default now(),
  applied_at timestamptz(3),
  undone_by integer references grouping_decision,
  issues bigint[] not null default '{}', -- those that it changed
  -- What an undo brings back: for each post {post, from, to, reason, by, own}; own: the grouper did not know it. forced: issues redirected.
  moved jsonb not null default '[]',
  forced bigint[] not null default '{}'
);
create index grouping_decision_open on grouping_decision (id) where applied_at is null;
-- What the grouper was given, in order: its state is a function of this and of the snapshot before it.
-- {post} or {decisions}, as they were that day: a post may be edited and an issue merged since.
create table grouping_log (
  seq bigint primary key,
  given jsonb not null
);
create table grouping_state (
  only_row boolean primary key default true check (only_row),
  token bigint not null default 0,
  holder uuid,
  held_until timestamptz(3) not null default now(),
  seq bigint not null default 0, -- the last entry of the log
  snapshot bytea,
  snapshot_seq bigint not null default 0
);
insert into grouping_state default values;
`

const rollups = `
create table agency_hour (
  agency_id integer not null references agency on delete cascade,
  hour timestamptz(3) not null,
  kind text not null, -- of the source
  negatif integer not null,
  netral integer not null,
  positif integer not null,
  groups integer not null, -- of copies
  sources integer not null,
  primary key (agency_id, hour, kind)
);
create table issue_hour (
  issue_id bigint not null references issue,
  agency_id integer not null references agency on delete cascade,
  hour timestamptz(3) not null,
  negatif integer not null,
  netral integer not null,
  positif integer not null,
  primary key (issue_id, agency_id, hour)
);
-- What is to be counted again. Whoever changes mentions or issues says so here, through the triggers.
-- These too are added to without a unique key: who adds waits for nobody, and an entry of a transaction that has not ended stays.
create table agency_hour_due (id bigint generated always as identity primary key, agency_id integer not null, hour timestamptz(3) not null);
create table issue_due (id bigint generated always as identity primary key, issue_id bigint not null, since timestamptz(3) not null default now());

create function private.note_due(posts bigint[], agencies integer[], times timestamptz[]) returns void
language sql security definer set search_path = public as $$
  insert into agency_hour_due (agency_id, hour)
    select distinct agency_id, date_trunc('hour', at, 'UTC') from unnest(agencies, times) as seen (agency_id, at);
  insert into issue_due (issue_id) select distinct i.issue_id from issue_post i where i.post_id = any(posts);
$$;
create function private.note_mentions() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform private.note_due(array_agg(post_id), array_agg(agency_id), array_agg(published_at)) from changed having count(*) > 0;
  -- Older posts open no issue that anybody works on.
  insert into post_to_group (post_id) select distinct c.post_id from changed c
    where c.relevant and not c.in_doubt and c.published_at > now() - interval '4 days' and not exists (select from issue_post i where i.post_id = c.post_id);
  return null;
end $$;
create function private.note_changed_mentions() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform private.note_due(array_agg(c.post_id), array_agg(c.agency_id), array_agg(c.published_at))
    from changed c join former f on f.id = c.id
    where (c.relevant, c.in_doubt, c.tone_now) is distinct from (f.relevant, f.in_doubt, f.tone_now) having count(*) > 0;
  insert into post_to_group (post_id) select distinct c.post_id from changed c
    where c.relevant and not c.in_doubt and c.published_at > now() - interval '4 days' and not exists (select from issue_post i where i.post_id = c.post_id);
  return null;
end $$;
create function private.note_lost_mentions() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform private.note_due(array_agg(post_id), array_agg(agency_id), array_agg(published_at)) from changed having count(*) > 0;
  return null;
end $$;
create trigger mention_added after insert on mention referencing new table as changed for each statement execute function private.note_mentions();
create trigger mention_changed after update on mention referencing old table as former new table as changed
  for each statement execute function private.note_changed_mentions();
create trigger mention_lost after delete on mention referencing old table as changed for each statement execute function private.note_lost_mentions();

create function private.note_members() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into issue_due (issue_id) select distinct issue_id from changed;
  -- A copy does not count among the groups of its hour.
  insert into agency_hour_due (agency_id, hour)
    select distinct m.agency_id, date_trunc('hour', m.published_at, 'UTC') from changed c join mention m on m.post_id = c.post_id
    where c.copy_of <> c.post_id;
  return null;
end $$;
create function private.note_moved_members() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into issue_due (issue_id)
    select unnest(array[c.issue_id, f.issue_id]) from changed c join former f using (post_id) where c.issue_id <> f.issue_id group by 1;
  return null;
end $$;
create trigger issue_post_added after insert on issue_post referencing new table as changed for each statement execute function private.note_members();
create trigger issue_post_moved after update on issue_post referencing old table as former new table as changed
  for each statement execute function private.note_moved_members();
create trigger issue_post_lost after delete on issue_post referencing old table as changed for each statement execute function private.note_members();
`

const signals = `
-- What rose or fell silent beyond single issues; an issue's own are in its timeline.
create table agency_signal (
  id bigint generated always as identity primary key,
  agency_id integer not null references agency on delete cascade,
  kind text, -- of the source; null: all
  code text not null check (code in ('rise', 'silence')),
  at timestamptz(3) not null,
  minutes integer not null,
  observed real not null,
  expected real not null,
  surprise real not null
);
create index agency_signal_newest on agency_signal (agency_id, at desc);
-- How surprising a day of an issue ('issue-7') or of an agency ('agency-7', 'agency-7-feed') got: of these the budget chooses its
-- threshold, and each key its habit. bare: on each scale, 15 min, 1 h, 6 h, 24 h.
create table surprise_sample (key text not null, day date not null, surprise real not null, bare real[] not null, primary key (key, day));
create index surprise_sample_day on surprise_sample (day);
create table issue_settings (
  only_row boolean primary key default true check (only_row),
  version integer not null default 1,
  weights jsonb not null default '{"speed":35,"negative":25,"reach":25,"unanswered":15}',
  thresholds jsonb not null default '{"kuning":35,"merah":60,"krisis":80}',
  budget real not null default 2,
  analysts integer not null default 1
);
insert into issue_settings default values;
`

const work = `
create table issue_event (
  id bigint generated always as identity primary key,
  issue_id bigint not null references issue,
  at timestamptz(3) not null default clock_timestamp(),
  account_id integer references account, -- null: the machine
  kind text not null check (kind in ('opened', 'merged', 'merged-into', 'split', 'split-off', 'moved', 'undone', 'rise', 'copying', 'machine-level',
    'level', 'status', 'owner', 'mute', 'unmute', 'title')),
  detail jsonb not null default '{}'
);
create index issue_event_issue on issue_event (issue_id, id);
create function private.refuse_event_change() returns trigger language plpgsql as $$
begin raise exception 'issue_event is append-only' using errcode = 'insufficient_privilege'; end $$;
create trigger issue_event_append_only before update or delete on issue_event
  for each statement execute function private.refuse_event_change();
-- Everybody who sees one of their agencies hears of these issues, whoever acts. The last statement of a transaction, as emit_live.
create function private.tell_issues(changed bigint[]) returns void language sql security definer set search_path = public as $$
  select emit_live(agency_id, jsonb_build_object('type', 'issues', 'agencyId', agency_id, 'ids', ids)) from (
    select agency_id, jsonb_agg(issue_id order by issue_id) as ids from issue_agency where issue_id = any(changed) group by agency_id order by agency_id
  ) told
$$;
create function private.tell_presence(watched bigint) returns void language sql security definer set search_path = public as $$
  select emit_live(agency_id, jsonb_build_object('type', 'presence', 'agencyId', agency_id, 'issueId', watched))
  from (select agency_id from issue_agency where issue_id = watched order by agency_id) told
$$;
-- Who may act on issues of one of these agencies: its analysts and admins, and those of all above it.
create function private.assignees(wanted integer[]) returns table (id integer, name text)
language sql stable security definer set search_path = public as $$
  with recursive above as (
    select a.id, a.parent_id from agency a where a.id = any(wanted) and a.removed_at is null
    union select a.id, a.parent_id from agency a join above b on a.id = b.parent_id where a.removed_at is null
  )
  select distinct p.id, p.name from account p join membership m on m.account_id = p.id
  where p.disabled_at is null and p.password_hash is not null and m.role in ('admin', 'analyst')
    and (m.agency_id is null or m.agency_id in (select above.id from above))
$$;
create unlogged table issue_viewer (
  issue_id bigint not null,
  account_id integer not null references account on delete cascade,
  seen_at timestamptz(3) not null default now(),
  primary key (issue_id, account_id)
);
create table saved_view (
  id integer generated always as identity primary key,
  account_id integer not null references account on delete cascade,
  name text not null,
  search text not null,
  shared boolean not null default false,
  created_at timestamptz(3) not null default now()
);
create index saved_view_account on saved_view (account_id);
create table kiosk (
  id integer generated always as identity primary key,
  name text not null,
  agency_id integer references agency, -- null: the whole installation
  token_hash bytea not null unique,
  made_by integer not null references account,
  made_at timestamptz(3) not null default now(),
  seen_at timestamptz(3),
  revoked_at timestamptz(3)
);
`

// current_setting is evaluated once a query, not once a row, because it stands in a sub-select.
const wide = `(select coalesce(current_setting('kentongan.wide', true), '') = 'on')`
const scope = `(select string_to_array(nullif(current_setting('kentongan.agencies', true), ''), ',')::integer[])`
const own = `(select nullif(current_setting('kentongan.account', true), '')::integer)`
const scoped = (table: string, mine = `agency_id = any(${scope}::integer[])`) => `
alter table ${table} enable row level security;
create policy worker_all on ${table} to kentongan_worker using (true) with check (true);
create policy api_scope on ${table} to kentongan_api using (${wide} or ${mine});
`

/** An issue is seen by whoever sees one of its agencies; so is what hangs on it. A merged one has no agencies left and is found by whoever sees where it went. */
const seesIssue = (column: string) => `exists (select from issue_agency a where a.issue_id = ${column} and a.agency_id = any(${scope}::integer[]))`
const policies = `
${scoped('issue', `${seesIssue('issue.id')} or (merged_into is not null and ${seesIssue('issue.merged_into')})`)}
${scoped('issue_post', seesIssue('issue_post.issue_id'))}
${scoped('issue_agency')}
${scoped('kiosk')}
${scoped('agency_hour')}
${scoped('agency_hour_due')}
${scoped('issue_hour')}
${scoped('agency_signal')}
${scoped('issue_event', seesIssue('issue_event.issue_id'))}
${scoped('issue_viewer', seesIssue('issue_viewer.issue_id'))}
alter table saved_view enable row level security;
create policy api_own on saved_view to kentongan_api using (account_id = ${own} or shared) with check (account_id = ${own});
`

const grants = `
grant select, update on issue to kentongan_api;
grant select on issue_post, issue_agency, agency_hour, agency_hour_due, issue_hour, agency_signal to kentongan_api;
grant select, insert on issue_event, grouping_decision to kentongan_api;
grant select, insert, update, delete on issue_viewer, saved_view to kentongan_api;
grant select, insert, update on kiosk to kentongan_api;
grant select, update on issue_settings to kentongan_api;
grant select, insert, update on issue, issue_post, grouping_state, grouping_decision to kentongan_worker;
grant delete on issue_post to kentongan_worker;
grant select, insert, delete on grouping_log, agency_signal to kentongan_worker;
grant select, insert, update, delete on surprise_sample to kentongan_worker;
grant select, insert, update, delete on issue_agency, agency_hour, issue_hour, agency_hour_due, issue_due, post_to_group to kentongan_worker;
grant select, insert on issue_event to kentongan_worker;
grant select on issue_settings, issue_viewer to kentongan_worker;
grant delete on issue_viewer to kentongan_worker;
grant execute on all functions in schema private to kentongan_api, kentongan_worker;
grant usage on all sequences in schema public to kentongan_api, kentongan_worker;
`

// What was stored before is counted, and the last four days are grouped: older posts open no issue that anybody works on.
const start = `
insert into agency_hour_due (agency_id, hour) select distinct agency_id, date_trunc('hour', published_at, 'UTC') from mention;
insert into post_to_group (post_id) select distinct post_id from mention
  where relevant and not in_doubt and published_at > now() - interval '4 days';
`
