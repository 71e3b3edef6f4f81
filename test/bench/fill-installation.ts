import type { DataSource } from 'typeorm'

/** How much is filled in: what an installation of a province has after two months. */
export const filled = { agencies: 60, sources: 200, issues: 20_000, posts: 800_000, secondAgency: 0.25, days: 60 } as const

const steps: Readonly<Record<string, string>> = {
  // Neither triggers nor foreign keys: what they would check and note is written whole below.
  begin: `set session_replication_role = replica; select setseed(0.5);`,
  agencies: `
    insert into agency (name, parent_id) values ('Provinsi', null);
    insert into agency (name, parent_id) select 'Dinas ' || n, (select min(id) from agency) from generate_series(2, ${filled.agencies}) n;`,
  sources: `
    insert into source (url, site_url, title, tier, region, health, last_ok_at, last_item_at)
    select 'https://s' || n || '.example/feed', 'https://s' || n || '.example', 'Media ' || n, (array['resmi', 'pers', 'lain'])[1 + n % 3], 'Wilayah ' || n % 12, 'ok', now(), now()
    from generate_series(1, ${filled.sources}) n;
    insert into source_day (source_id, day, polls, items) select s.id, current_date - d, 96, 60 from source s cross join generate_series(0, 30) d;`,
  stories: `
    create temp table story as select k, now() - random() * interval '${filled.days} days' as start,
      1 + floor((${filled.agencies} - 1) * random() ^ 2)::integer as agency from generate_series(1, ${filled.issues}) k;
    create unique index on story (k);
    create temp table drawn as select case when random() < 0.6 then 1 + floor(${filled.issues} * random() ^ 2)::integer end as k, random() as a, random() as b, random() as c, random() as d
      from generate_series(1, ${filled.posts});
    create temp table planned as
      select row_number() over (order by at) as id, k, at, source, agency, tone, copied from (
        select d.k, least(coalesce(s.start - ln(d.a + 1e-9) * interval '10 hours', now() - d.a * interval '${filled.days} days'), now() - d.b * interval '6 hours') as at,
          1 + floor(${filled.sources} * d.b ^ 1.5)::integer as source, coalesce(s.agency, 1 + floor((${filled.agencies} - 1) * d.c ^ 2)::integer) as agency,
          (array['negatif', 'netral', 'netral', 'positif'])[1 + floor(4 * d.c)::integer] as tone, d.d < 0.2 as copied
        from drawn d left join story s using (k)
      ) each;
    create index on planned (k);`,
  posts: `
    insert into post (id, source_id, url, title, text, published_at, first_seen_at, content_hash) overriding system value
    select id, source, 'https://berita.example/' || id, (array['Banjir', 'Jalan', 'Beras', 'Pasar', 'Sekolah', 'Listrik'])[1 + id % 6] || ' di kecamatan ' || coalesce(k, 0) % 400 || ' kabar ' || id % 1000,
      'Warga kecamatan melapor kepada dinas pada hari itu, nomor ' || id, at, at, '\\x00' from planned;
    insert into post_tone (post_id, headline, tone_version) select id, tone, 'v1' from planned;`,
  mentions: `
    insert into mention (post_id, agency_id, source_id, published_at, first_seen_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version, rule_ids)
    select id, agency, source, at, at, '[{"field":"title","start":0,"end":5}]', 1, tone, 0.8, '[]', 'v1', '{1}' from (
      select id, agency, source, at, tone from planned
      union all select id, 1 + agency % ${filled.agencies}, source, at, tone from planned where id % 100 < ${filled.secondAgency * 100}
    ) each order by at;`,
  issues: `
    create temp table named as select k, min(id) as id from planned where k is not null group by k;
    insert into issue_post (post_id, issue_id, reason, copy_of, central)
    select p.id, n.id, '{"code":"same-words","words":["banjir"],"score":0.5,"threshold":0.3}', case when p.copied then n.id else p.id end, random() from planned p join named n using (k);
    insert into issue (id, title, first_at, last_at, status, muted_until, level, rank, score, upper, unsure, owner_id, usual, rise, parts, watch_at)
    select n.id, (select title from post where id = n.id), min(p.at), max(p.at),
      case when n.k % 20 < 9 then 'done' when n.k % 3 = 0 then 'acknowledged' else 'new' end, case when n.k % 20 = 9 then now() + interval '1 day' end,
      case when n.k % 100 < 2 then 'krisis' when n.k % 100 < 8 then 'merah' when n.k % 100 < 30 then 'kuning' else 'hijau' end,
      random() * 100, random() * 100, 90, n.k % 50 = 0, case when n.k % 4 = 0 then (select min(id) from account) end, '{"mean":2,"low":0,"high":5}',
      '{"code":"rise","at":"2026-11-22T00:00:00.000Z","minutes":60,"observed":5,"expected":1,"ratio":5,"ratioLow":3,"sources":4}',
      '[{"code":"speed","points":20,"max":35,"facts":{"ratio":5}},{"code":"negative","points":10,"max":25,"facts":{"share":0.4}}]', null
    from planned p join named n using (k) group by n.id, n.k;
    insert into issue_event (issue_id, kind, detail, at) select id, kind, '{"from":"hijau","to":"kuning"}', first_at from issue cross join unnest(array['opened', 'rise', 'machine-level']) kind;
    insert into agency_signal (agency_id, code, at, minutes, observed, expected, surprise)
    select id, 'rise', now() - n * interval '2 hours', 60, 30, 5, 9 from agency cross join generate_series(1, 8) n;`,
  rollups: `
    insert into issue_agency (issue_id, agency_id, mentions, groups, sources, negatif, netral, positif, kinds, last_at)
    select x.issue_id, m.agency_id, count(*), count(distinct x.copy_of), count(distinct s.domain), count(*) filter (where m.tone_now = 'negatif'),
      count(*) filter (where m.tone_now = 'netral'), count(*) filter (where m.tone_now = 'positif'), array_agg(distinct s.kind), max(m.published_at)
    from issue_post x join mention m on m.post_id = x.post_id join source s on s.id = m.source_id group by 1, 2;
    update issue i set groups = n.groups, sources = n.sources, agencies = n.agencies from (
      select x.issue_id, count(distinct x.copy_of) as groups, count(distinct s.domain) as sources, count(distinct m.agency_id) as agencies
      from issue_post x join mention m on m.post_id = x.post_id join source s on s.id = m.source_id group by 1) n where n.issue_id = i.id;
    insert into issue_hour select x.issue_id, m.agency_id, date_trunc('hour', m.published_at, 'UTC'), count(*) filter (where m.tone_now = 'negatif'),
      count(*) filter (where m.tone_now = 'netral'), count(*) filter (where m.tone_now = 'positif') from issue_post x join mention m on m.post_id = x.post_id group by 1, 2, 3;
    insert into agency_hour (agency_id, hour, kind, negatif, netral, positif, groups, sources)
    select m.agency_id, date_trunc('hour', m.published_at, 'UTC'), s.kind, count(*) filter (where m.tone_now = 'negatif'), count(*) filter (where m.tone_now = 'netral'),
      count(*) filter (where m.tone_now = 'positif'), count(*), count(distinct m.source_id) from mention m join source s on s.id = m.source_id group by 1, 2, 3;`,
  end: `set session_replication_role = origin; vacuum analyze;`,
}

/** Fills an empty, migrated database; `tell` hears each step with its seconds. Needs one connection, for its settings. */
export async function fillInstallation(owner: DataSource, tell: (step: string, seconds: number) => void): Promise<void> {
  const runner = owner.createQueryRunner()
  for (const [name, step] of Object.entries(steps)) {
    const started = performance.now()
    // One statement at a time: VACUUM cannot share.
    for (const statement of step.split(/;\s*(?:\n|$)/).filter(part => part.trim() !== '')) {
      for (const part of name === 'begin' || name === 'end' ? statement.split(';').filter(each => each.trim() !== '') : [statement]) await runner.query(part)
    }
    tell(name, (performance.now() - started) / 1_000)
  }
  await runner.query(`select setval('post_id_seq', (select max(id) from post))`)
  await runner.release()
}
