import type { DataSource } from 'typeorm'

const tones = (['negatif', 'netral', 'positif'] as const).map(tone => `count(*) filter (where m.tone_now = '${tone}')`).join(', ')
const sums = 'sum(negatif), sum(netral), sum(positif)'

/** Each count twice: as the rollups give it, and straight from the mentions. Both as plain SQL of the owner, warm. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  'mentions by tone and hour, 30 days': [
    `select hour, ${sums} from agency_hour where hour > now() - interval '30 days' group by 1`,
    `select date_trunc('hour', published_at), ${tones} from mention m where published_at > now() - interval '30 days' and relevant and not in_doubt group by 1`],
  'mentions and tone of all open issues': [
    `select i.id, sum(mentions), ${sums} from issue i join issue_agency a on a.issue_id = i.id where i.status <> 'done' group by 1`,
    `select i.id, count(*), ${tones} from issue i join issue_post x on x.issue_id = i.id join mention m on m.post_id = x.post_id where i.status <> 'done' and m.relevant and not m.in_doubt group by 1`],
  'the last 24 hours of 100 issues': [
    `select issue_id, hour, ${sums} from issue_hour where issue_id in (select id from issue where status <> 'done' order by rank desc limit 100) and hour > now() - interval '24 hours' group by 1, 2`,
    `select x.issue_id, date_trunc('hour', m.published_at), ${tones} from issue_post x join mention m on m.post_id = x.post_id
     where x.issue_id in (select id from issue where status <> 'done' order by rank desc limit 100) and m.published_at > now() - interval '24 hours' and m.relevant and not m.in_doubt group by 1, 2`],
}

/** Prints what the rollups save. */
export async function compareRollups(owner: DataSource): Promise<void> {
  console.log(`\n${'the same counts (median of 7, ms)'.padEnd(44)} rollup   from mentions   ratio`)
  for (const [name, [rollup, mentions]] of Object.entries(pairs)) {
    const [quick, slow] = [await median(owner, rollup), await median(owner, mentions)]
    console.log(`${name.padEnd(44)} ${quick.toFixed(1).padStart(6)} ${slow.toFixed(1).padStart(15)} ${(slow / quick).toFixed(1).padStart(7)}`)
  }
}

async function median(owner: DataSource, statement: string): Promise<number> {
  const took: number[] = []
  for (let round = 0; round < 8; round += 1) {
    const started = performance.now()
    await owner.query(statement)
    if (round > 0) took.push(performance.now() - started)
  }
  return took.sort((a, b) => a - b)[3]!
}
