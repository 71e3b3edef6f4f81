import type { Stack } from '../support/start-stack'

const pairs = `
  with member as (select i.issue_id, p.id, p.title, s.title as outlet, i.copy_of from issue_post i join post p on p.id = i.post_id join source s on s.id = p.source_id)
  select a.issue_id as issue, a.outlet as "outletA", a.title as "titleA", b.outlet as "outletB", b.title as "titleB"
  from member a join member b on b.issue_id = a.issue_id and a.outlet < b.outlet and a.copy_of <> b.copy_of
  order by md5(a.id::text || '-' || b.id::text) limit 40`

const largest = `
  select i.id, coalesce(i.title_said, i.title) as title, i.level_now as level, round(i.score::numeric, 1) as score, count(*)::int as posts, count(distinct p.source_id)::int as outlets,
    (array_agg(p.title order by md5(p.id::text)))[1:8] as some
  from issue i join issue_post m on m.issue_id = i.id join post p on p.id = m.post_id where i.merged_into is null group by i.id order by posts desc limit 12`

const alarms = `
  select e.at, e.kind, e.issue_id as issue, i.title, e.detail from issue_event e join issue i on i.id = e.issue_id where e.kind in ('rise', 'copying') order by e.at`

const signals = `select s.at, s.code, a.name as agency, s.kind, s.minutes, s.observed, s.expected from agency_signal s join agency a on a.id = s.agency_id order by s.at`

/** Prints what grouping and watching made of a run: how many issues, 40 pairs drawn at random to be judged by reading, the largest, every alarm. */
export async function reportIssues(stack: Stack): Promise<void> {
  const [counts] = await stack.owner.query(`
    with size as (select issue_id, count(*)::int as posts, count(distinct p.source_id)::int as outlets from issue_post i join post p on p.id = i.post_id group by 1)
    select count(*)::int as issues, sum(posts)::int as posts, count(*) filter (where posts > 1)::int as "withMore", count(*) filter (where outlets > 1)::int as "manyOutlets", max(posts)::int as largest,
      (select count(*)::int from issue where merged_into is not null) as merged, (select count(*)::int from issue_post where copy_of <> post_id) as copies,
      (select count(*)::int from post_to_group) as waiting from size`)
  console.log(`issues ${JSON.stringify(counts)}`)
  for (const [name, sql] of Object.entries({ 'pair across outlets': pairs, 'large issue': largest, alarm: alarms, signal: signals })) {
    for (const row of await stack.owner.query(sql)) console.log(`${name} ${JSON.stringify(row)}`)
  }
}
