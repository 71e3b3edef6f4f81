import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Tone toward each agency with its doubts, copies of posts, the installation's own models, and the weekly random sample. */
export class Tone1700000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [mentions, posts, models, samples, policies, grants, judgeAnew]) await queryRunner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('Models and verdicts would be lost; restore a backup instead.')
  }
}

const mentions = `
alter table mention
  -- The machine is less sure than it must be to be trusted.
  add column tone_review boolean not null default false,
  -- The headline says clearly worse of the agency than the body.
  add column misleading boolean not null default false;
create index mention_misleading on mention (agency_id, published_at desc, id desc) where misleading;
create index mention_tone_review on mention (agency_id, published_at desc, id desc)
  where tone_review and corrected_tone is null and relevant;
`

const posts = `
-- Tables of their own: to mark the post itself would write its whole row and all its indexes again.
create table post_tone (
  post_id bigint primary key references post on delete cascade,
  -- Null: there is none, or it says nothing that the model understands.
  headline text check (headline in ('negatif', 'netral', 'positif')),
  body text check (body in ('negatif', 'netral', 'positif')),
  -- Share of its words that the model does not know.
  unknown_words real not null default 0,
  tone_version text not null
);
-- Posts with the same words have the same key.
create table post_copy (
  post_id bigint primary key references post on delete cascade,
  key bytea not null
);
create index post_copy_key on post_copy (key);
`

const models = `
create table tone_model (
  id integer generated always as identity primary key,
  -- Null while it is being made, or where the shipped one has not been read yet.
  version text,
  state text not null check (state in ('shipped', 'training', 'refused', 'retired', 'active', 'failed')),
  made_at timestamptz(3) not null default now(),
  made_by integer references account, -- null: the machine, at night
  reason text check (reason in ('too-few', 'not-better', 'forgets', 'stopped')),
  trial jsonb,
  words jsonb not null default '[]',
  examples jsonb not null default '[]',
  weights bytea, -- the whole model, gzip; null for those that are never used
  -- A training that was begun and is untouched for long has lost its worker; null: nobody has begun.
  touched_at timestamptz(3),
  check (state not in ('active', 'retired') or weights is not null)
);
-- None is active: the shipped one is in use.
create unique index tone_model_active on tone_model ((true)) where state = 'active';
create unique index tone_model_training on tone_model ((true)) where state = 'training';
create unique index tone_model_shipped on tone_model ((true)) where state = 'shipped';
insert into tone_model (state) values ('shipped');
-- Tags are made with rules and a model: who holds the version of the rules holds the model as well.
create trigger tone_model_switched after update of state on tone_model for each row
  when (old.state is distinct from new.state and 'active' in (old.state, new.state)) execute function private.bump_ruleset();
`

const samples = `
create table tone_sample (
  week date not null, -- its Monday, in Jakarta
  place integer not null, -- the order in which they are to be judged: it is random too
  post_id bigint not null references post on delete cascade,
  agency_id integer not null references agency,
  machine_tone text not null check (machine_tone in ('negatif', 'netral', 'positif')),
  tone_version text not null,
  verdict text check (verdict in ('negatif', 'netral', 'positif', 'irrelevant')),
  account_id integer references account,
  judged_at timestamptz(3),
  primary key (post_id, agency_id),
  unique (week, place)
);
create index tone_sample_agency on tone_sample (agency_id, week);
-- Draws this week's mentions, once, from all agencies: whoever asks first sees his own only.
create function private.draw_tone_sample(size integer) returns void
language plpgsql security definer set search_path = public as $$
declare this_week date := date_trunc('week', now() at time zone 'Asia/Jakarta')::date;
begin
  if exists (select from tone_sample where week = this_week) then return; end if;
  perform pg_advisory_xact_lock(71504008);
  insert into tone_sample (week, place, post_id, agency_id, machine_tone, tone_version, verdict)
  select this_week, row_number() over (), drawn.* from (
    select m.post_id, m.agency_id, m.tone, m.tone_version, m.corrected_tone
    from mention m join agency a on a.id = m.agency_id and a.removed_at is null
    where m.first_seen_at > now() - interval '7 days' and m.relevant and not m.in_doubt
      and not exists (select from tone_sample s where s.post_id = m.post_id and s.agency_id = m.agency_id)
      and not exists (select from tone_sample where week = this_week)
    order by random() limit size
  ) drawn;
end $$;
`

// current_setting is evaluated once a query, not once a row, because it stands in a sub-select.
const wide = `(select coalesce(current_setting('kentongan.wide', true), '') = 'on')`
const scope = `(select string_to_array(nullif(current_setting('kentongan.agencies', true), ''), ',')::integer[])`
const scoped = (table: string, own: string) => `
alter table ${table} enable row level security;
create policy worker_all on ${table} to kentongan_worker using (true) with check (true);
create policy api_scope on ${table} to kentongan_api using (${own});
`

// A model and its examples come of all agencies' mentions.
const policies = `
${scoped('tone_sample', `${wide} or agency_id = any(${scope}::integer[])`)}
${scoped('tone_model', wide)}
`

const grants = `
grant select on post_tone, post_copy to kentongan_api;
grant select, insert, update on post_tone, post_copy to kentongan_worker;
grant select, insert, update on tone_model to kentongan_api, kentongan_worker;
grant select, update on tone_sample to kentongan_api;
grant select on tone_sample to kentongan_worker;
grant insert on lookback to kentongan_worker;
grant execute on all functions in schema private to kentongan_api, kentongan_worker;
grant usage on all sequences in schema public to kentongan_api, kentongan_worker;
`

// What was judged toward nobody is judged toward its agency.
const judgeAnew = `
insert into lookback (agency_id, days) select id, 30 from agency where removed_at is null on conflict do nothing;
`
