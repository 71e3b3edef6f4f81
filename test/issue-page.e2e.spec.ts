import type { Page } from 'playwright-core'
import { drawn, findFlaws, findViolations, untilLive } from './support/browser'
import { type Installation, useInstallation } from './support/installation'
import { seedSources } from './support/seed-issues'
import type { Stack } from './support/start-stack'
import { until } from './support/until'

const flood = 'Bantuan banjir Rasanae dari BPBD Kota Bima baru tiba hari ketiga'
const passports = 'Imigrasi Arunaya buka layanan paspor pada akhir pekan'
/** Title, minutes before now, which of the sources. */
const posts: readonly (readonly [string, number, number])[] = [
  [flood, 190, 0],
  [flood, 180, 1],
  ['Bantuan banjir Rasanae dari BPBD Kota Bima baru tiba pada hari ketiga', 170, 2],
  ['Warga Rasanae keluhkan bantuan banjir BPBD Kota Bima yang baru tiba hari ketiga', 120, 1],
  ['Bantuan banjir Rasanae terlambat, BPBD Kota Bima minta maaf kepada warga', 60, 3],
  [passports, 150, 2],
  ['Layanan paspor akhir pekan di Imigrasi Arunaya dibuka', 140, 3],
]

describe('the page of an issue, with the worker that groups', () => {
  const install = useInstallation()
  let stack: Stack
  let page: Page
  let send: Installation['send']
  let openAnalyst: Installation['openAnalyst']

  beforeAll(async () => {
    ({ stack, page, send, openAnalyst } = await install({ admin: { name: 'Rina Analis', email: 'rina@dinas.example' } }))
    const sources = await seedSources(stack.owner, [['Warta Teluk', 'Kota Bima'], ['Portal Sape', 'Bima'], ['Radio Lawata', 'Kota Bima'], ['Suara Dompu', 'Dompu']])
    for (const [title, ago, source] of posts) {
      await stack.owner.query(
        `insert into post (source_id, url, title, text, published_at, content_hash)
         values ($1, 'https://berita.example/' || $3::integer, $2, $2 || '.', now() - make_interval(mins => $3::integer), sha256(($2 || $3::integer)::bytea))`, [sources[source], title, ago])
    }
    for (const name of ['BPBD Kota Bima', 'Imigrasi Arunaya']) {
      await send('POST', '/api/agencies', { parentId: null, name, timeZone: 'Asia/Makassar', terms: [{ kind: 'name', text: name }] })
    }
    await until(async () => (await membership()).size === posts.length)
  })

  /** The issue of each post, by the post's id. */
  const membership = async (): Promise<ReadonlyMap<number, number>> =>
    new Map((await stack.owner.query('select post_id, issue_id from issue_post')).map((row: { post_id: number; issue_id: number }) => [Number(row.post_id), Number(row.issue_id)]))
  const issueOf = async (title: string): Promise<number> =>
    Number((await stack.owner.query('select x.issue_id from issue_post x join post p on p.id = x.post_id where p.title = $1 order by p.id limit 1', [title]))[0].issue_id)
  const stateOf = async (id: number) => (await stack.owner.query('select version, title_said, level_said, level_reason, status from issue where id = $1', [id]))[0]
  const open = async (id: number) => {
    await page.goto(`${stack.url}/isu/${id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const timeline = () => page.getByRole('list', { name: 'Aktivitas' })
  const undo = () => page.getByRole('button', { name: 'Urungkan' }).last()

  it('shows what an issue is made of: course, score, members with their reasons, copies with what was changed', async () => {
    const id = await issueOf(flood)
    expect([...(await membership()).values()].filter(issue => issue === id)).toHaveLength(5)
    await open(id)
    await page.getByText(`ISU-${id}`).first().waitFor()
    await page.getByText('Isu bermula dari berita ini.').waitFor()
    await page.getByText(/Kata yang sama|Nama yang sama/).first().waitFor()
    await page.getByRole('button', { name: /dimuat ulang 2 kali/ }).click()
    await page.locator('ins', { hasText: 'pada' }).waitFor()
    await page.getByRole('button', { name: 'Tabel data' }).click()
    await page.getByRole('columnheader', { name: 'biasanya' }).waitFor()
    await timeline().getByText('Isu terbentuk').waitFor()
    expect(await findViolations(page)).toEqual([])
  })

  it('keeps a level with its reason in the timeline, and gives it back to the score', async () => {
    const id = await issueOf(flood)
    await page.keyboard.press('l')
    const dialog = page.getByRole('dialog', { name: 'Ubah level' })
    await dialog.getByLabel('Merah').check()
    await dialog.getByLabel('Alasan').fill('Diminta Sekda karena menyangkut penyintas')
    expect(await findViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Simpan' }).click()
    await timeline().getByText('Level diubah menjadi Merah').waitFor()
    await timeline().getByText('Alasan: Diminta Sekda karena menyangkut penyintas').waitFor()
    expect(await stateOf(id)).toMatchObject({ level_said: 'merah', level_reason: 'Diminta Sekda karena menyangkut penyintas' })
    await undo().click()
    await until(async () => (await stateOf(id)).level_said === null)
  })

  it('changes the title in its place, and loses nothing typed when somebody else was first', async () => {
    const id = await issueOf(flood)
    await open(id)
    await page.getByRole('button', { name: 'Ubah judul' }).click()
    const field = page.getByRole('textbox', { name: 'Judul isu' })
    await field.fill('Penyaluran bantuan banjir Rasanae')
    const { version } = await stateOf(id)
    await send('POST', '/api/issues/changes', { items: [{ id, version, title: 'Judul orang lain' }] })
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.getByText(/sudah mengubah judul lebih dulu/).waitFor()
    expect(await field.inputValue()).toBe('Penyaluran bantuan banjir Rasanae')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Penyaluran bantuan banjir Rasanae' }).waitFor()
    await page.getByRole('button', { name: 'Ubah judul' }).click()
    await page.getByRole('button', { name: 'Kembalikan judul mesin' }).click()
    await until(async () => (await stateOf(id)).title_said === null)
  })

  it('splits picked mentions off with their copies, and takes that back', async () => {
    const id = await issueOf(flood)
    await open(id)
    const before = await membership()
    for (const name of [/keluhkan bantuan/, /minta maaf/]) await page.getByRole('checkbox', { name }).check()
    await page.getByText('2 dipilih').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Pisahkan jadi isu sendiri' }).click()
    await page.getByText(/Dipisahkan menjadi ISU-\d+/).first().waitFor()
    await until(async () => [...(await membership()).values()].filter(issue => issue === id).length === 3)
    await timeline().getByText(/2 berita dipisahkan menjadi ISU-/).waitFor()
    await undo().click()
    await until(async () => JSON.stringify([...(await membership())].sort()) === JSON.stringify([...before].sort()))
  })

  it('moves picked mentions to another issue, and takes that back before the answer is there', async () => {
    const [from, into] = [await issueOf(flood), await issueOf(passports)]
    await open(from)
    const before = JSON.stringify([...(await membership())].sort())
    const move = async () => {
      await page.getByRole('checkbox', { name: /minta maaf/ }).check()
      await page.getByRole('button', { name: 'Pindahkan ke isu…' }).click()
      const dialog = page.getByRole('dialog', { name: 'Pindahkan sebutan terpilih' })
      await dialog.getByLabel('Cari isu').fill(`ISU-${into}`)
      await dialog.getByRole('radio', { name: passports }).check()
      await dialog.getByRole('button', { name: 'Pindahkan' }).click()
    }
    await move()
    await until(async () => [...(await membership()).values()].filter(issue => issue === into).length === 3)
    await timeline().getByText(`1 berita dipindahkan ke ISU-${into}`).waitFor()
    await undo().click()
    await page.getByText('Diurungkan.').waitFor()
    await until(async () => JSON.stringify([...(await membership())].sort()) === before)
    await page.reload()
    let answer = () => {}
    const answered = new Promise<void>(resolve => (answer = resolve))
    await page.route('**/api/issues/decisions', async route => {
      await answered
      await route.continue()
    }, { times: 1 })
    await move()
    await undo().click()
    answer()
    await until(async () => (await stack.owner.query(`select from grouping_decision where kind = 'undo' and applied_at is not null`)).length === 3)
    expect(JSON.stringify([...(await membership())].sort())).toBe(before)
  })

  it('leads on in the list that one came from', async () => {
    const [older, younger] = [await issueOf(flood), await issueOf(passports)].sort((a, b) => a - b) as [number, number]
    await page.goto(`${stack.url}/isu?urut=terbaru&cari=a`)
    await page.locator('article').nth(1).waitFor()
    const ids = await page.locator('[data-issue]').evaluateAll(links => links.map(link => Number(link.getAttribute('data-issue'))))
    expect([...ids].sort((a, b) => a - b)).toEqual([older, younger])
    await page.locator('article').first().getByRole('link').click()
    await page.getByRole('link', { name: 'Halaman isu' }).click()
    await page.waitForURL(`**/isu/${ids[0]}?**`)
    await page.getByText('1 dari 2').waitFor()
    await page.keyboard.press('n')
    await page.waitForURL(`**/isu/${ids[1]}?**`)
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ urut: 'terbaru', cari: 'a' })
    await page.getByText('2 dari 2').waitFor()
    const listed = page.waitForResponse(/\/api\/issues\?.*level=krisis/)
    await page.goto(`${stack.url}/isu/${ids[1]}?cari=paspor&level=krisis`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await (await listed).finished()
    await drawn(page)
    expect(await page.getByText('2 dari 2').count()).toBe(0)
  })

  it('shows who else looks, and both see who answers for it', async () => {
    const id = await issueOf(flood)
    await open(id)
    const joko = await openAnalyst({ name: 'Joko Analis', email: 'joko@dinas.example' })
    await joko.goto(`${stack.url}/isu/${id}`)
    await joko.getByText('Rina Analis sedang melihat').waitFor()
    await page.getByText('Joko Analis sedang melihat').waitFor()
    await untilLive(joko)
    await page.getByRole('button', { name: 'belum ada' }).click()
    await page.getByRole('menuitem', { name: 'Joko Analis' }).click()
    await timeline().getByText('Penanggung jawab: Joko Analis').waitFor()
    await joko.getByRole('button', { name: 'Joko Analis', exact: true }).click()
    await joko.getByRole('menuitem', { name: 'Lepas' }).click()
    await page.getByRole('button', { name: 'belum ada' }).waitFor()
    await joko.getByRole('link', { name: 'Isu', exact: true }).first().click()
    await page.getByText('Joko Analis sedang melihat').waitFor({ state: 'detached' })
    await joko.context().close()
  })

  it('merges with an issue that is found by words; the other number leads here and says so', async () => {
    const [older, younger] = [await issueOf(flood), await issueOf(passports)].sort((a, b) => a - b) as [number, number]
    await open(younger)
    await page.getByRole('button', { name: 'Gabungkan' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Cari isu').fill(`ISU-${older}`)
    await dialog.getByRole('radio', { name: new RegExp(`ISU-${older}\\b`) }).check()
    expect(await findViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Gabungkan' }).click()
    await page.waitForURL(`**/isu/${older}?dari=${younger}`)
    await page.getByText(`ISU-${younger} sudah digabung ke isu ini.`).waitFor()
    expect(new Set((await membership()).values())).toEqual(new Set([older]))
    await page.goto(`${stack.url}/isu/${younger}`)
    await page.waitForURL(`**/isu/${older}**`)
    await page.goto(`${stack.url}/isu/999999`)
    await page.getByRole('heading', { name: 'Isu ini tidak ada' }).waitFor()
  })

  it('is worked by single keys, but not while one types', async () => {
    const id = await issueOf(flood)
    await open(id)
    await page.keyboard.press('s')
    await timeline().getByText('Penanggung jawab: Rina Analis').waitFor()
    await page.getByRole('button', { name: 'Ubah judul' }).click()
    await page.keyboard.type('a')
    await page.keyboard.press('Escape')
    expect(await stateOf(id)).toMatchObject({ status: 'new' })
    await page.keyboard.press('a')
    await page.getByRole('button', { name: 'Ditangani', exact: true }).waitFor()
    expect(await stateOf(id)).toMatchObject({ status: 'acknowledged' })
    await page.keyboard.press('u')
    await page.getByText('Diurungkan.').waitFor()
    expect(await stateOf(id)).toMatchObject({ status: 'new' })
  })

  it('takes a step back before its answer is there', async () => {
    const id = await issueOf(flood)
    await open(id)
    let answer = () => {}
    const answered = new Promise<void>(resolve => (answer = resolve))
    await page.route('**/api/issues/changes', async route => {
      await answered
      await route.continue()
    }, { times: 1 })
    const { version } = await stateOf(id)
    await page.keyboard.press('a')
    await page.getByText('Ditandai ditangani.').waitFor()
    await page.keyboard.press('u')
    answer()
    await until(async () => (await stateOf(id)).version === version + 2)
    expect(await stateOf(id)).toMatchObject({ status: 'new' })
  })

  it('has no axe violation and no sideways scrolling, light and dark, wide and narrow', async () => {
    const id = await issueOf(flood)
    expect(await findFlaws(page, 'isu-detail', async () => {
      await open(id)
      await page.getByText('Isu bermula dari berita ini.').waitFor()
    })).toEqual([])
  })
})
