import type { DataSource } from 'typeorm'

/**
 * Many issues without posts of their own, for long lists: counts only, as far as a row shows them. Without members nothing of them
 * waits for the worker.
 */
export async function seedManyIssues(owner: DataSource, agency: number, source: number, count: number): Promise<void> {
  await owner.query(
    `with made as (
       insert into post (source_id, title, text, published_at, content_hash)
       select $1, 'Isu panjang nomor ' || n, '', now() - make_interval(mins => n), sha256(('panjang' || n)::bytea)
       from generate_series(1, $2::integer) n returning id, published_at
     ), issues as (
       insert into issue (id, title, level, score, rank, usual, first_at, last_at)
       select id, 'Isu panjang ' || id, case when id % 40 = 0 then 'merah' when id % 7 = 0 then 'kuning' else 'hijau' end, id % 90, id % 90,
         '{"mean":2,"low":0,"high":4}', published_at, published_at from made
     ), hours as (
       insert into issue_hour (issue_id, agency_id, hour, negatif, netral, positif)
       select id, $3, date_trunc('hour', now(), 'UTC') - make_interval(hours => h), id % 5, 1, h % 2 from made cross join generate_series(0, 6) h
     )
     insert into issue_agency (issue_id, agency_id, mentions, groups, sources, negatif, netral, positif, kinds, last_at)
     select id, $3, 20, 12, 6, 10, 6, 4, '{feed}', published_at from made`, [source, count, agency])
}
