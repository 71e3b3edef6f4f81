import { createGrouper } from '@kentongan/issues'
import { WatchRepository } from '@kentongan/platform/db'
import { prepareIssueDatabase } from '../testing/issue-database'
import { makeGroupStep } from '../testing/make-group-step'
import { createWatchIssues } from './watch-issues'

jest.setTimeout(60_000)

const database = prepareIssueDatabase()

/** The grouper as it is shipped, in a worker that has just been started. */
const work = async () => {
  await makeGroupStep(database.worker, { createGrouper })()
  await createWatchIssues({ watch: new WatchRepository(database.worker), now: () => new Date() })()
}

const flood = [
  'Banjir Bandang Rendam 300 Rumah di Cempaka, Warga Mengungsi ke Masjid',
  'Ratusan Rumah di Cempaka Terendam Banjir Bandang, Warga Mengungsi',
  'Banjir bandang rendam 300 rumah di Cempaka, warga mengungsi ke masjid',
  'BPBD Kirim Perahu Karet ke Cempaka yang Terendam Banjir Bandang',
]
const fire = [
  'Gudang Plastik di Martapura Terbakar, Tiga Damkar Dikerahkan',
  'Kebakaran Gudang Plastik Martapura, Damkar Kewalahan',
  'Polisi Selidiki Kebakaran Gudang Plastik di Martapura',
]
const others = [
  'Harga Cabai Rawit di Pasar Ahad Tembus Rp90 Ribu', 'Wali Kota Lantik 40 Kepala Sekolah Baru', 'Jadwal Samsat Keliling Hari Ini',
  'Lomba Jukung Hias Digelar Akhir Pekan', 'Tim Futsal Pelajar Raih Juara Provinsi',
]

describe('twelve headlines through the shipped grouper', () => {
  it('become an issue for each development, whatever order they come in', async () => {
    const titles = [flood[0]!, others[0]!, fire[0]!, flood[1]!, others[1]!, fire[1]!, flood[2]!, others[2]!, flood[3]!, others[3]!, fire[2]!, others[4]!]
    const ids = new Map<string, number>()
    for (const [at, title] of titles.entries()) {
      ids.set(title, await database.seed.post(title, { source: at % 6, at: new Date(Date.now() - (12 - at) * 60_000) }))
      if (at % 5 === 4) await work()
    }
    await work()
    const membership = await database.seed.membership()
    const issuesOf = (list: readonly string[]) => new Set(list.map(title => membership[ids.get(title)!]))
    expect([...issuesOf(flood)]).toEqual([ids.get(flood[0]!)])
    expect([...issuesOf(fire)]).toEqual([ids.get(fire[0]!)])
    expect(issuesOf(others).size).toBe(5)
    const copies = await database.owner.query('select post_id as post, copy_of as "copyOf" from issue_post where post_id <> copy_of')
    expect(copies).toEqual([{ post: ids.get(flood[2]!), copyOf: ids.get(flood[0]!) }])
    const [joined] = await database.owner.query('select reason from issue_post where post_id = $1', [ids.get(fire[1]!)])
    expect(joined.reason.words.length).toBeGreaterThan(1)
    expect(await database.owner.query('select mentions, groups, sources from issue_agency where issue_id = $1', [ids.get(flood[0]!)])).toEqual([{ mentions: 4, groups: 3, sources: 3 }])
  })

  it('stay parted where a person parted them, in a worker that was started since', async () => {
    const [first, second] = [await database.seed.post(flood[0]!), await database.seed.post(flood[1]!, { source: 1 })]
    await work()
    await database.seed.decide('split', { issue: first, posts: [second] })
    await work()
    const again = await database.seed.post(flood[2]!, { source: 2 })
    await work()
    expect(await database.seed.membership()).toEqual({ [first]: first, [second]: second, [again]: first })
  })
})
