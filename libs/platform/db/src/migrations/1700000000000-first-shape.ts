import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The whole first schema. Roles: the connecting login owns the tables; the api and the worker act as group roles
 * (`kentongan_api`, `kentongan_worker`) through the connection's `role` setting, so the row policies hold for them.
 */
export class FirstShape1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [roles, accounts, agencies, sources, posts, mentions, live, audit, policies, grants]) await queryRunner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('The first shape has nothing before it; restore a backup instead.')
  }
}

const roles = `
do $$ declare wanted text; begin
  foreach wanted in array array['kentongan_api', 'kentongan_worker'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I nologin', wanted); end if;
    exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
    end;
    if not (select rolsuper from pg_roles where rolname = current_user) then execute format('grant %I to current_user', wanted); end if;
  end loop;
end $$;
create schema if not exists private;
`

const accounts = `
create table account (
  id integer generated always as identity primary key,
  email text not null unique,
  name text not null,
  password_hash text,
  locale text not null default 'id' check (locale in ('id', 'en')),
  shortcuts boolean not null default true,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create table session (
  id integer generated always as identity primary key,
  token_hash bytea not null unique,
  account_id integer not null references account on delete cascade,
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  user_agent text,
  address text
);
create index session_account on session (account_id);
-- One-time links: the set-up of the first admin and invitations. Only the hash is kept.
create table one_time_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('setup', 'invitation')),
  account_id integer references account on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  check ((purpose = 'setup') = (account_id is null))
);
create table login_failure (
  key text primary key,
  count integer not null,
  last_at timestamptz(3) not null
);
`

const agencies = `
create table agency (
  id integer generated always as identity primary key,
  parent_id integer references agency,
  name text not null,
  time_zone text not null default 'Asia/Jakarta',
  version integer not null default 1,
  -- Rises with each change of the terms; history is re-tagged until retagged_version has caught up.
  terms_version integer not null default 1,
  retagged_version integer not null default 0,
  created_at timestamptz(3) not null default now(),
  removed_at timestamptz(3),
  check (parent_id <> id)
);
create index agency_parent on agency (parent_id);
create table membership (
  id integer generated always as identity primary key,
  account_id integer not null references account on delete cascade,
  agency_id integer references agency on delete cascade, -- null: the whole installation
  role text not null check (role in ('admin', 'analyst', 'official')),
  unique nulls not distinct (account_id, agency_id)
);
create index membership_agency on membership (agency_id);
create table agency_term (
  id integer generated always as identity primary key,
  agency_id integer not null references agency on delete cascade,
  kind text not null check (kind in ('name', 'acronym', 'keyword')),
  text text not null,
  unique (agency_id, kind, text)
);
-- One number for all rules: a worker reloads its matcher when it has risen.
create table ruleset (only_row boolean primary key default true check (only_row), version integer not null default 1);
insert into ruleset default values;
create function private.bump_ruleset() returns trigger language plpgsql security definer set search_path = public as $$
begin update ruleset set version = version + 1; return null; end $$;
create trigger agency_term_changed after insert or update or delete on agency_term for each statement execute function private.bump_ruleset();

-- Which agencies an account may act on, a row for each membership; the whole installation has agency_id null.
create function private.account_scope(wanted integer) returns table (role text, wide boolean, agencies integer[])
language sql stable security definer set search_path = public as $$
  select m.role, m.agency_id is null,
    case when m.agency_id is null then coalesce((select array_agg(id) from agency where removed_at is null), '{}')
    else (with recursive subtree as (
        select id from agency where id = m.agency_id and removed_at is null
        union select a.id from agency a join subtree s on a.parent_id = s.id where a.removed_at is null
      ) select coalesce(array_agg(id), '{}') from subtree) end
  from membership m where m.account_id = wanted
$$;
`

const sources = `
create table source (
  id integer generated always as identity primary key,
  kind text not null default 'feed' check (kind in ('feed')),
  url text not null unique,
  site_url text,
  title text not null,
  tier text not null default 'lain' check (tier in ('resmi', 'pers', 'lain')),
  region text,
  time_zone text not null default 'Asia/Jakarta',
  paused boolean not null default false,
  health text not null default 'unknown' check (health in ('unknown', 'ok', 'degraded', 'failing', 'gone')),
  health_since timestamptz(3),
  consecutive_failures integer not null default 0,
  first_failure_at timestamptz(3),
  last_error jsonb,
  next_poll_at timestamptz not null default now(), -- not rounded: rounded up it would not be due yet
  lease_until timestamptz(3),
  lease_token uuid,
  interval_seconds integer not null default 900,
  last_polled_at timestamptz(3),
  last_ok_at timestamptz(3),
  last_item_at timestamptz(3),
  etag text,
  last_modified text,
  -- sha-256 of the last body: an unchanged answer is not parsed again
  body_hash bytea,
  key_rule text not null default 'guid' check (key_rule in ('guid', 'url', 'title-date')),
  key_rule_reason text,
  guid_changes integer not null default 0,
  created_at timestamptz(3) not null default now(),
  removed_at timestamptz(3)
);
create index source_due on source (next_poll_at) where not paused and removed_at is null;
create table source_day (
  source_id integer not null references source on delete cascade,
  day date not null,
  polls integer not null default 0,
  not_modified integer not null default 0,
  failures integer not null default 0,
  items integer not null default 0,
  primary key (source_id, day)
);
`

const posts = `
create table post (
  id bigint generated always as identity primary key,
  source_id integer not null references source,
  kind text not null default 'article' check (kind in ('article', 'post', 'video', 'comment')),
  url text,
  canonical_url text unique,
  title text not null,
  text text not null,
  author text,
  language text,
  published_at timestamptz(3) not null,
  published_raw text,
  date_confidence text not null default 'exact' check (date_confidence in ('exact', 'fetched')),
  first_seen_at timestamptz(3) not null default now(),
  content_hash bytea not null,
  revisions integer not null default 0,
  search tsvector generated always as (to_tsvector('simple', left(title || ' ' || text, 100000))) stored
);
create index post_source on post (source_id, published_at desc);
create index post_first_seen on post (first_seen_at);
create index post_search on post using gin (search);
-- Posts still to be matched. A table of its own: marking the post itself would write its whole row and all its indexes again.
create table post_to_tag (
  post_id bigint primary key references post on delete cascade,
  revisions integer not null default 0, -- the state to be matched; a later edit is not done with an earlier one
  since timestamptz(3) not null default now()
);
-- How a source knows a post. Outlives the post, so that what was purged is not taken for new.
create table post_key (
  source_id integer not null references source on delete cascade,
  key_hash bytea not null,
  post_id bigint references post on delete set null,
  seen_at timestamptz(3) not null default now(),
  primary key (source_id, key_hash)
);
create index post_key_post on post_key (post_id);
-- Earlier states of an edited post; the current one is the post itself.
create table post_revision (
  post_id bigint not null references post on delete cascade,
  number integer not null,
  title text not null,
  text text not null,
  content_hash bytea not null,
  replaced_at timestamptz(3) not null default now(),
  primary key (post_id, number)
);
`

const mentions = `
create table mention (
  id bigint generated always as identity primary key,
  post_id bigint not null references post,
  agency_id integer not null references agency,
  source_id integer not null references source,
  published_at timestamptz(3) not null,
  first_seen_at timestamptz(3) not null default now(),
  spans jsonb not null,
  rules_version integer not null,
  tone text not null check (tone in ('negatif', 'netral', 'positif')),
  tone_confidence real not null,
  tone_because jsonb not null,
  tone_version text not null,
  corrected_tone text check (corrected_tone in ('negatif', 'netral', 'positif')),
  relevant boolean not null default true,
  tone_now text not null generated always as (coalesce(corrected_tone, tone)) stored,
  unique (post_id, agency_id)
);
create index mention_newest on mention (published_at desc, id desc);
create index mention_agency on mention (agency_id, published_at desc, id desc) include (tone_now, relevant);
create index mention_tone on mention (agency_id, tone_now, published_at desc, id desc);
create index mention_source on mention (source_id, agency_id, published_at desc, id desc);
create index mention_irrelevant on mention (agency_id, published_at desc, id desc) where not relevant;
-- What people said, for good. A null in a set column takes the earlier correction back.
create table mention_correction (
  id bigint generated always as identity primary key,
  post_id bigint not null references post,
  agency_id integer not null references agency,
  account_id integer not null references account,
  at timestamptz(3) not null default now(),
  sets_tone boolean not null,
  tone text check (tone in ('negatif', 'netral', 'positif')),
  sets_relevant boolean not null,
  relevant boolean
);
create index mention_correction_post on mention_correction (post_id, agency_id, id);
create index mention_correction_agency on mention_correction (agency_id);
`

const live = `
create table live_event (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null default clock_timestamp(),
  agency_id integer references agency on delete cascade,
  event jsonb not null
);
create index live_event_at on live_event (at);
-- Ids must become visible in their order, or a resuming client would skip one that committed late: emitters take turns.
create function emit_live(agency integer, event jsonb) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(71504001);
  insert into live_event (agency_id, event) values (agency, event);
  perform pg_notify('kentongan_live', '');
end $$;
`

const audit = `
create sequence audit_log_id;
create table audit_log (
  id bigint primary key,
  at timestamptz(3) not null,
  account_id integer,
  agency_id integer,
  action text not null,
  subject text,
  detail jsonb not null default '{}',
  address text,
  previous_hash bytea not null,
  hash bytea not null
);
create index audit_log_agency on audit_log (agency_id, id desc);
create function private.audit_hash(entry audit_log) returns bytea language sql immutable as $$
  select sha256(entry.previous_hash || convert_to(jsonb_build_array(entry.id, (extract(epoch from entry.at) * 1000)::bigint, entry.account_id,
    entry.agency_id, entry.action, entry.subject, entry.detail, entry.address)::text, 'UTF8'))
$$;
create function private.chain_audit() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(71504002);
  new.id := nextval('audit_log_id');
  new.at := clock_timestamp();
  new.previous_hash := coalesce((select hash from audit_log order by id desc limit 1), sha256(''));
  new.hash := private.audit_hash(new);
  return new;
end $$;
create trigger audit_chain before insert on audit_log for each row execute function private.chain_audit();
create function private.refuse_change() returns trigger language plpgsql as $$
begin raise exception 'audit_log is append-only' using errcode = 'insufficient_privilege'; end $$;
create trigger audit_append_only before update or delete or truncate on audit_log for each statement execute function private.refuse_change();
-- Walks the chain; broken_at is the first entry whose hash or link does not hold.
create function audit_check() returns table (checked bigint, broken_at bigint, head bytea)
language sql stable security definer set search_path = public as $$
  with walked as (
    select a.id, a.hash, a.hash = private.audit_hash(a) and a.previous_hash = coalesce(lag(a.hash) over (order by a.id), sha256('')) as holds
    from audit_log a
  )
  select count(*), min(id) filter (where not holds), (select hash from audit_log order by id desc limit 1) from walked
$$;
`

// current_setting is evaluated once a query, not once a row, because it stands in a sub-select.
const wide = `(select coalesce(current_setting('kentongan.wide', true), '') = 'on')`
const scope = `(select string_to_array(nullif(current_setting('kentongan.agencies', true), ''), ',')::integer[])`
const own = `(select nullif(current_setting('kentongan.account', true), '')::integer)`

const scoped = (table: string, column = 'agency_id') => `
alter table ${table} enable row level security;
create policy worker_all on ${table} to kentongan_worker using (true) with check (true);
create policy api_scope on ${table} to kentongan_api using (${wide} or ${column} = any(${scope}::integer[]));
`

const policies = `
${scoped('agency_term')}
${scoped('mention')}
${scoped('mention_correction')}
alter table agency enable row level security;
create policy worker_all on agency to kentongan_worker using (true) with check (true);
create policy api_scope on agency to kentongan_api using (${wide} or id = any(${scope}::integer[]) or parent_id = any(${scope}::integer[]));
alter table membership enable row level security;
create policy api_scope on membership to kentongan_api using (${wide} or account_id = ${own} or agency_id = any(${scope}::integer[]))
  with check (${wide} or agency_id = any(${scope}::integer[]));
alter table live_event enable row level security;
create policy worker_all on live_event to kentongan_worker using (true) with check (true);
create policy api_scope on live_event to kentongan_api using (agency_id is null or ${wide} or agency_id = any(${scope}::integer[])) with check (true);
alter table audit_log enable row level security;
create policy worker_append on audit_log for insert to kentongan_worker with check (true);
create policy api_append on audit_log for insert to kentongan_api with check (true);
create policy api_read on audit_log for select to kentongan_api using (${wide} or agency_id = any(${scope}::integer[]));
`

const grants = `
grant usage on schema private to kentongan_api, kentongan_worker;
grant execute on all functions in schema private to kentongan_api, kentongan_worker;
grant execute on function emit_live, audit_check to kentongan_api, kentongan_worker;
grant select, insert, update on account to kentongan_api;
grant select, insert, update, delete on session, one_time_link, login_failure to kentongan_api;
grant select, insert, update, delete on membership, agency_term to kentongan_api;
grant select, insert, update on agency to kentongan_api;
grant select on migration to kentongan_api, kentongan_worker;
grant select on ruleset, post, post_revision, post_key, source_day to kentongan_api;
grant select, insert, update on source to kentongan_api;
grant select, update on mention to kentongan_api;
grant select, insert on mention_correction to kentongan_api;
grant select, insert on live_event to kentongan_api;
grant select, insert on audit_log to kentongan_api, kentongan_worker;

grant select, update on agency to kentongan_worker;
grant select on agency_term, mention_correction, account to kentongan_worker;
grant select, update on ruleset to kentongan_worker; -- update: for the share lock
grant select, update on source to kentongan_worker;
grant select, insert, update, delete on source_day, post, post_to_tag, post_key, post_revision, mention, live_event to kentongan_worker;
grant delete on session, one_time_link, login_failure to kentongan_worker;
grant select on session, one_time_link, login_failure to kentongan_worker;
grant usage on all sequences in schema public to kentongan_api, kentongan_worker;
`
