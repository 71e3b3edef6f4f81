import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Sources beside feeds: where each stands, what platforms say of a post, and how articles found by a search meet the outlet's own. */
export class Social1700000004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [sources, posts, grants]) await queryRunner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('What platforms said of posts would be lost; restore a backup instead.')
  }
}

const sources = `
alter table source drop constraint source_kind_check;
alter table source add constraint source_kind_check
  check (kind in ('feed', 'mastodon', 'telegram', 'youtube', 'google-news', 'gdelt')),
  -- Where reading stands; each kind has its own shape. Null: from the newest on.
  add column cursor jsonb;
`

const posts = `
create table post_social (
  post_id bigint primary key references post on delete cascade,
  -- The platform's address of the post; what replies and quotes name.
  ref text not null,
  author_handle text,
  author_name text,
  author_url text,
  -- Null: the platform does not tell.
  followers bigint,
  likes bigint,
  replies bigint,
  shares bigint,
  views bigint,
  reply_to text,
  quote_of text,
  measured_at timestamptz(3) not null
);
create index post_social_ref on post_social (ref);
create index post_social_reply on post_social (reply_to) where reply_to is not null;
-- Bare reposts that were seen: they widen a post's reach and are no posts themselves.
create table post_repost (
  ref text primary key,
  post_id bigint not null references post on delete cascade,
  handle text,
  followers bigint,
  at timestamptz(3)
);
create index post_repost_post on post_repost (post_id);
-- Outlet and headline of articles (null: they say too little). By it the address that a search engine hides is recognised.
-- Discovered: what is known is second-hand, so the outlet's own article takes the post over.
create table post_headline (
  post_id bigint primary key references post on delete cascade,
  key bytea,
  discovered boolean not null
);
create index post_headline_key on post_headline (key);
`

const grants = `
grant select on post_social, post_repost to kentongan_api;
grant select, insert, update, delete on post_social, post_repost, post_headline to kentongan_worker;
`
