import type { Page } from 'playwright-core'
import { findFlaws, findViolations, untilLoaded } from './support/browser'
import { useInstallation } from './support/installation'
import type { Stack } from './support/start-stack'
import { until } from './support/until'

const posts: readonly (readonly [title: string, text: string, copies: number])[] = [
  ['Imigrasi Arunaya dipuji warga karena cepat', 'Pelayanan Imigrasi Arunaya cepat dan ramah, warga puas.', 1],
  ['Antrean Imigrasi Arunaya kacau, warga kecewa', 'Warga kecewa berat. Antrean di Imigrasi Arunaya kacau dan petugasnya lamban.', 4],
  ['Imigrasi Arunaya buka pukul delapan', 'Loket Imigrasi Arunaya buka pukul delapan pagi setiap hari kerja.', 1],
  ['Polisi tangkap calo paspor', 'Polisi menangkap calo paspor setelah laporan dari Imigrasi Arunaya.', 1],
]

describe('tone, from its three faces to a model of one’s own', () => {
  const install = useInstallation()
  let stack: Stack
  let page: Page

  beforeAll(async () => {
    const installed = await install({ admin: { name: 'Rina Admin', email: 'rina@dinas.example' } })
    ;({ stack, page } = installed)
    const [{ id }] = await stack.owner.query(`insert into source (url, title, paused) values ('https://teluk.example/feed', 'Warta Teluk', true) returning id`)
    for (const [title, text, copies] of posts) {
      await stack.owner.query(
        `insert into post (source_id, title, text, published_at, content_hash)
         select $1, $2, $3, now() - make_interval(hours => n), sha256(($2 || n)::bytea) from generate_series(1, $4::integer) n`, [id, title, text, copies])
    }
    await installed.send('POST', '/api/agencies', { parentId: null, name: 'Imigrasi Arunaya', timeZone: 'Asia/Makassar', terms: [{ kind: 'name', text: 'Imigrasi Arunaya' }] })
    await until(async () => (await stack.owner.query('select count(*)::int as n from mention'))[0].n === 7)
  })

  const tones = async (title: string): Promise<readonly string[]> =>
    (await stack.owner.query('select m.tone_now from mention m join post p on p.id = m.post_id where p.title = $1', [title])).map((row: { tone_now: string }) => row.tone_now)
  const kacau = posts[1]![0]

  it('judges toward the agency: praise, complaint, and a report in which it is no target', async () => {
    expect(await tones(posts[0]![0])).toEqual(['positif'])
    expect(await tones(kacau)).toEqual(['negatif', 'negatif', 'negatif', 'negatif'])
    expect(await tones(posts[3]![0])).not.toContain('negatif')
  })

  it('shows three faces of tone with the deciding words', async () => {
    await page.goto(`${stack.url}/sebutan`)
    await page.getByRole('link', { name: /dipuji warga/ }).click()
    const evidence = page.getByLabel('Bukti').first()
    await evidence.getByText('Terhadap Imigrasi Arunaya').first().waitFor()
    await evidence.getByText('model nada', { exact: false }).first().waitFor()
    expect(await findViolations(page)).toEqual([])
  })

  it('settles the copies of a corrected text, and takes that back', async () => {
    await page.goto(`${stack.url}/sebutan`)
    await page.getByRole('link', { name: /kacau, warga kecewa/ }).first().click()
    await page.keyboard.press('0')
    await until(async () => (await tones(kacau)).filter(tone => tone === 'netral').length === 1)
    await page.getByRole('button', { name: /Terapkan/ }).first().click()
    await until(async () => (await tones(kacau)).every(tone => tone === 'netral'))
    await page.getByRole('button', { name: 'Urungkan' }).last().click()
    await until(async () => (await tones(kacau)).filter(tone => tone === 'negatif').length === 3)
  })

  it('filters by mark in the address, and corrects many at once', async () => {
    await page.goto(`${stack.url}/sebutan?tanda=perlu-tinjau`)
    const [{ n }] = await stack.owner.query('select count(*)::int as n from mention where tone_review and corrected_tone is null')
    if (n === 0) await page.getByText(/Tidak ada|Belum ada/).first().waitFor()
    else await until(async () => (await page.locator('article').count()) === n)
    await page.goto(`${stack.url}/sebutan`)
    await page.getByRole('checkbox', { name: /Pilih “Antrean/ }).first().check()
    await page.getByRole('checkbox', { name: /Pilih “Antrean/ }).nth(1).check()
    const bar = page.getByRole('toolbar', { name: 'Koreksi bersama' }).or(page.getByLabel('Koreksi bersama')).first()
    await bar.getByText('2 dipilih').waitFor()
    expect(await findViolations(page)).toEqual([])
    await bar.getByRole('button', { name: /Positif/ }).click()
    await until(async () => (await tones(kacau)).filter(tone => tone === 'positif').length === 2)
    await page.getByRole('button', { name: 'Urungkan' }).last().click()
    await until(async () => !(await tones(kacau)).includes('positif'))
  })

  it('judges the week’s random sample by single keys; the page of quality counts it', async () => {
    await page.goto(`${stack.url}/tinjau`)
    await page.getByText(/Sampel acak pekan ini/).first().click()
    await page.getByText('Ditarik acak, bukan dipilih.').waitFor()
    expect(await findViolations(page)).toEqual([])
    const judged = async (): Promise<number> => (await stack.owner.query('select count(*)::int as n from tone_sample where verdict is not null'))[0].n
    // What was corrected above may have been drawn too and counts, and a copied text is settled with its copies.
    for (const key of ['1', '2']) {
      const before = await judged()
      await page.keyboard.press(key)
      await until(async () => (await judged()) > before)
      await page.getByText(`${await judged()}/7`).first().waitFor()
    }
    await page.goto(`${stack.url}/mutu`)
    await page.getByRole('heading', { name: 'Ketepatan per nada' }).waitFor()
    expect(await findViolations(page)).toEqual([])
  })

  it('trains on demand and says why the model stays as it is', async () => {
    await page.getByRole('button', { name: 'Latih sekarang' }).click()
    await page.getByText(/koreksinya belum cukup/).first().waitFor({ timeout: 120_000 })
  })

  it('has no axe violation and no sideways scrolling, light and dark, wide and narrow', async () => {
    for (const name of ['sebutan', 'tinjau', 'mutu']) {
      expect(await findFlaws(page, `nada-${name}`, async () => {
        await page.goto(`${stack.url}/${name}`)
        await untilLoaded(page)
      })).toEqual([])
    }
  })
})
