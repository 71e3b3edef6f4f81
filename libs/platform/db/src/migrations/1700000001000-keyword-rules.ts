import { makeAgencyRules } from '@kentongan/matching'
import type { Term } from '@kentongan/contracts'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { profileNames } from '../profile-names'

/** Rules as queries with versions, the review lane, and look-backs that can be watched. */
export class KeywordRules1700000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [terms, rules, mentions, lookbacks, sources, policies, grants]) await queryRunner.query(part)
    await makeRules(queryRunner)
    for (const part of [explainMentions, mentionIndexes, forgetTermVersions]) await queryRunner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('Versions and judgements would be lost; restore a backup instead.')
  }
}

const terms = `
alter table agency_term
  drop constraint agency_term_kind_check,
  add constraint agency_term_kind_check check (
    kind in ('name', 'acronym', 'keyword', 'office', 'title', 'place', 'context', 'exclude', 'source')),
  add column ambiguous boolean not null default false;
drop trigger agency_term_changed on agency_term;
`

const rules = `
create table keyword_rule (
  id integer generated always as identity primary key,
  agency_id integer not null references agency on delete cascade,
  name text not null,
  lane text not null check (lane in ('sure', 'review')),
  origin text not null check (origin in ('profile', 'custom')),
  -- A profile rule that someone has rewritten: it no longer follows the agency's data.
  refined boolean not null default false check (origin = 'profile' or not refined),
  enabled boolean not null default true,
  query text not null,
  version integer not null default 1,
  changed_at timestamptz(3) not null default now(),
  changed_by integer references account, -- null: the machine, after a change of the agency's data
  removed_at timestamptz(3)
);
create index keyword_rule_agency on keyword_rule (agency_id);
create unique index keyword_rule_profile on keyword_rule (agency_id, lane) where origin = 'profile' and removed_at is null;
create trigger keyword_rule_changed after insert or update or delete on keyword_rule
  for each statement execute function private.bump_ruleset();
-- Every saved state, the current one included.
create table keyword_rule_version (
  rule_id integer not null references keyword_rule on delete cascade,
  number integer not null,
  name text not null,
  lane text not null check (lane in ('sure', 'review')),
  enabled boolean not null,
  query text not null,
  at timestamptz(3) not null default now(),
  account_id integer references account,
  reverts_to integer,
  primary key (rule_id, number)
);
`

const mentions = `
alter table mention
  add column rule_ids integer[] not null default '{}',
  -- Matched by the review lane only.
  add column doubtful boolean not null default false,
  -- A person's "relevan" or tone stands.
  add column confirmed boolean not null default false,
  -- An analyst has looked at it: it counts for the precision of its rules.
  add column opened boolean not null default false,
  add column in_doubt boolean not null generated always as (doubtful and not confirmed) stored;
`

const lookbacks = `
create table lookback (
  id integer generated always as identity primary key,
  agency_id integer not null references agency on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled')),
  days integer not null check (days > 0),
  total integer,
  read integer not null default 0,
  added integer not null default 0,
  removed integer not null default 0,
  cursor bigint, -- posts below this id are still to be read; null: all
  rules_key text, -- names the agency's rules that the run uses
  asked_by integer references account, -- null: the machine
  asked_at timestamptz(3) not null default now(),
  touched_at timestamptz(3) not null default now(), -- a running one untouched for long has lost its worker
  told_at timestamptz(3), -- when pages were last told of its progress
  ended_at timestamptz(3)
);
create unique index lookback_active on lookback (agency_id) where state in ('waiting', 'running');
create index lookback_newest on lookback (agency_id, id desc);
insert into lookback (agency_id, days) select id, 30 from agency where retagged_version <> terms_version and removed_at is null;
`

/** What a rule's `sumber:` sees: the title, the site's host and, where it is another, the feed's. */
const host = (column: string) => `regexp_replace(lower(coalesce(substring(${column} from '^[a-zA-Z]+://(?:[^/?#@]*@)?([^/:?#]+)'), '')), '^www[.]', '')`
const sources = `
alter table source add column match_text text not null generated always as (
  title || ' ' || ${host('coalesce(site_url, url)')}
  || case when ${host('url')} = ${host('coalesce(site_url, url)')} then '' else ' ' || ${host('url')} end) stored;
`

const wide = `(select coalesce(current_setting('kentongan.wide', true), '') = 'on')`
const scope = `(select string_to_array(nullif(current_setting('kentongan.agencies', true), ''), ',')::integer[])`
const scoped = (table: string, own = `agency_id = any(${scope}::integer[])`) => `
alter table ${table} enable row level security;
create policy worker_all on ${table} to kentongan_worker using (true) with check (true);
create policy api_scope on ${table} to kentongan_api using (${wide} or ${own});
`

// The policy of keyword_rule holds within the policy of its versions.
const policies = `
${scoped('keyword_rule')}
${scoped('keyword_rule_version', 'exists (select from keyword_rule r where r.id = rule_id)')}
${scoped('lookback')}
`

const grants = `
grant select, insert, update on keyword_rule to kentongan_api;
grant select, insert on keyword_rule_version to kentongan_api;
grant select, insert, update on lookback to kentongan_api;
grant select on keyword_rule to kentongan_worker;
grant select, update on lookback to kentongan_worker;
grant usage on all sequences in schema public to kentongan_api, kentongan_worker;
`

type AgencyTerms = { readonly id: number; readonly terms: readonly Term[] }

/** Agencies that exist already get the rules of their terms. */
async function makeRules(queryRunner: QueryRunner): Promise<void> {
  const agencies: AgencyTerms[] = await queryRunner.query(
    `select a.id, jsonb_agg(jsonb_build_object('kind', t.kind, 'text', t.text, 'ambiguous', t.ambiguous) order by t.id) as terms
     from agency a join agency_term t on t.agency_id = a.id group by a.id order by a.id`)
  const made = agencies.flatMap(({ id, terms: own }) => {
    const queries = makeAgencyRules(own)
    return (['sure', 'review'] as const).flatMap(lane => (queries[lane] === null ? [] : [{ id, lane, query: queries[lane] }]))
  })
  await queryRunner.query(
    `with made as (
       insert into keyword_rule (agency_id, name, lane, origin, query)
       select agency_id, name, lane, 'profile', query
       from unnest($1::integer[], $2::text[], $3::text[], $4::text[]) as rule (agency_id, name, lane, query) returning *
     ) insert into keyword_rule_version (rule_id, number, name, lane, enabled, query)
       select id, version, name, lane, enabled, query from made`,
    [made.map(rule => rule.id), made.map(rule => profileNames[rule.lane]), made.map(rule => rule.lane), made.map(rule => rule.query)])
}

// Until now an agency's terms were one rule, so that rule is what found its mentions.
const explainMentions = `
update mention m set rule_ids = array[r.id] from keyword_rule r where r.agency_id = m.agency_id and r.lane = 'sure';
`

// Pages, charts and a rule's count of the week read mention_agency alone.
const mentionIndexes = `
drop index mention_agency;
create index mention_agency on mention (agency_id, published_at desc, id desc) include (tone_now, relevant, in_doubt, rule_ids);
create index mention_in_doubt on mention (agency_id, published_at desc, id desc) where in_doubt and relevant;
create index mention_judged on mention (agency_id, published_at) where opened or confirmed or not relevant;
`

const forgetTermVersions = `
alter table agency drop column terms_version, drop column retagged_version;
`
