import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Streams, platforms that want a key, what may be asked of them, posts taken back by their authors, and posts from files. */
export class StreamsAndKeys1700000005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [sources, keys, posts, imports, grants]) await queryRunner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('Keys and posts would be lost; restore a backup instead.')
  }
}

const sources = `
alter table source drop constraint source_kind_check;
alter table source add constraint source_kind_check check (kind in (
    'feed', 'json', 'google-news', 'google-alerts', 'gdelt', 'mastodon', 'mastodon-stream', 'bluesky', 'bluesky-search', 'telegram', 'youtube',
    'youtube-search', 'youtube-comments', 'threads', 'x', 'instagram', 'facebook', 'fact-check', 'file')),
  -- Where a JSON document keeps what a post needs; null for all other kinds.
  add column mapping jsonb;
`

const keys = `
create table platform_key (
  platform text not null check (platform in ('mastodon', 'bluesky', 'youtube', 'threads', 'x', 'instagram', 'facebook', 'fact-check')),
  host text not null default '', -- the server or page that it is good for; empty: the platform has one address for all
  sealed bytea not null, -- AES-256-GCM under the server's secret; the database alone gives nothing away
  set_at timestamptz(3) not null default now(),
  set_by integer references account,
  test jsonb, -- {at, ok, reason, detail}: what the platform said when it was tried
  primary key (platform, host)
);
-- What was asked of a platform in a period. Units are taken before the request, so no two workers can pass the limit together.
create table platform_spending (
  platform text not null,
  unit text not null,
  period timestamptz(3) not null, -- its beginning
  spent bigint not null,
  primary key (platform, unit, period)
);
-- Things that count once in seven days, each from when it was first asked for: Instagram's hashtags, by the address of their source.
create table platform_subject (
  platform text not null,
  unit text not null,
  subject text not null,
  asked_at timestamptz(3) not null,
  primary key (platform, unit, subject)
);
-- Limits that the admin set; a platform's own stand in the code.
create table platform_limit (
  platform text not null,
  unit text not null,
  most bigint not null check (most >= 0),
  primary key (platform, unit)
);
`

const posts = `
-- Its author took it back: its words and its author's name are gone, that it was there stays in the counts.
alter table post add column deleted_at timestamptz(3);
-- All posts of an author who is gone.
create index post_social_author on post_social (author_url) where author_url is not null;
`

const imports = `
create table post_import (
  id integer generated always as identity primary key,
  source_id integer references source, -- null until it starts
  file_name text not null,
  format text not null check (format in ('csv', 'jsonl', 'xlsx')),
  size bigint not null,
  modified_at timestamptz(3) not null, -- as the browser said; its counts are of then
  sha256 bytea, -- null until it has been read
  -- uploading: parts come in; reading: a worker looks at it; ready: columns may be chosen; failed: it cannot be read
  state text not null default 'uploading' check (state in ('uploading', 'reading', 'ready', 'running', 'done', 'cancelled', 'failed')),
  columns jsonb not null default '[]', -- names of the file's columns
  sample jsonb not null default '[]', -- its first rows, [{line, cells}]
  mapping jsonb, -- what we guessed, then what was chosen
  date_doubt boolean not null default false, -- no date told whether day or month comes first
  failure text, -- keys a sentence in the catalogues
  done_rows integer not null default 0, -- where reading stands; moves in the transaction that stores the rows' posts
  total_rows integer,
  added integer not null default 0,
  known integer not null default 0,
  bad integer not null default 0,
  lease_until timestamptz(3), -- a worker is at it
  created_at timestamptz(3) not null default now(),
  ended_at timestamptz(3),
  account_id integer not null references account
);
create table post_import_part (
  import_id integer not null references post_import on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (import_id, number)
);
create table post_import_problem (
  import_id integer not null references post_import on delete cascade,
  line integer not null,
  problem text not null, -- keys a sentence in the catalogues
  value text not null,
  primary key (import_id, line, problem)
);
`

const grants = `
grant select, insert, update, delete on platform_key, platform_limit to kentongan_api;
grant select on platform_key, platform_limit to kentongan_worker;
grant select, insert, update, delete on platform_spending, platform_subject to kentongan_api, kentongan_worker;
grant update (test) on platform_key to kentongan_worker;
grant delete on post_copy, tone_sample to kentongan_worker;
grant select, insert, update, delete on post_import, post_import_part, post_import_problem to kentongan_api, kentongan_worker;
grant usage on all sequences in schema public to kentongan_api, kentongan_worker;
`
