import type { Page } from 'playwright-core'
import { findFlaws, findViolations, untilLive, untilLoaded } from './support/browser'
import { readFeeds, startFeedServer, type FeedServer, type ServedItem } from './support/feed-server'
import { type Installation, useInstallation } from './support/installation'
import type { Stack } from './support/start-stack'
import { until } from './support/until'

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000)
const article = (slug: string, title: string, text: string, minutes: number): ServedItem => ({ title, text, link: `https://teluk.example/berita/${slug}`, at: minutesAgo(minutes) })

const password = 'kata sandi yang panjang'

describe('the main job, from the one-time link to a corrected mention', () => {
  const install = useInstallation()
  let stack: Stack
  let feeds: FeedServer
  let page: Page
  let send: Installation['send']
  let openPage: Installation['openPage']

  beforeAll(async () => {
    feeds = await startFeedServer()
    feeds.publish('teluk',
      article('1', 'Dishub Arunaya tambah bus sekolah', 'Dinas Perhubungan Kota Arunaya menambah bus. Warga senang dan puas.', 5),
      article('2', 'Panen cabai melimpah', 'Petani di lereng bukit memanen cabai.', 9),
      article('3', 'Warga keluhkan terminal', 'Terminal kotor dan rusak, kata warga. Dishub Arunaya belum menjawab.', 30))
    ;({ stack, page, send, openPage } = await install({}))
  })
  afterAll(() => feeds?.close())

  const rows = () => page.locator('article')

  it('makes the first admin by the one-time link', async () => {
    await page.goto(`${stack.url}/atur#token=${await stack.setupToken()}`)
    await page.getByLabel('Nama').fill('Admin Dinas')
    await page.getByLabel('Surel').fill('admin@dinas.example')
    await page.getByLabel('Kata sandi', { exact: false }).first().fill(password)
    expect(await findViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Buat admin' }).click()
    await page.waitForURL('**/mulai**')
    expect(page.url()).not.toContain('token')
  })

  it('walks the wizard: agency, its names, sources', async () => {
    await page.getByLabel('Nama instansi').fill('Dinas Perhubungan Kota Arunaya')
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).click()
    await page.getByRole('heading', { name: /Bagaimana orang menyebut/ }).waitFor()
    const names = page.getByRole('combobox', { name: 'Nama', exact: true })
    await names.fill('Dishub Arunaya')
    await names.press('Enter')
    expect(await findViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).click()
    await page.getByRole('heading', { name: 'Sumber mana yang diambil?' }).waitFor()
    expect(await findViolations(page)).toEqual([])
  })

  it('adds a source by its site address, with a look at it before', async () => {
    await page.goto(`${stack.url}/sumber`)
    await page.getByRole('button', { name: 'Tambah sumber' }).first().click()
    await page.getByLabel('Alamat, akun, atau kata').fill(`${feeds.url}/`)
    await page.getByRole('button', { name: 'Periksa' }).click()
    await page.getByText('Dishub Arunaya tambah bus sekolah').waitFor()
    await page.getByRole('button', { name: 'Simpan sumber' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('shows the first mentions by itself, with their words and tone', async () => {
    await page.goto(`${stack.url}/sebutan`)
    await rows().nth(1).waitFor()
    expect(await rows().count()).toBe(2)
    expect(await page.locator('mark').first().textContent()).toContain('Dishub Arunaya')
    expect(await page.getByText('Panen cabai').count()).toBe(0)
  })

  it('announces what is new without moving the list, and takes it in on a click', async () => {
    await untilLive(page)
    feeds.publish('teluk', article('4', 'Dishub Arunaya pasang rambu baru', 'Rambu dipasang di lima simpang.', 0))
    await readFeeds(stack.owner, feeds)
    const pill = page.getByRole('button', { name: /1 sebutan baru/ })
    await pill.waitFor()
    expect(await rows().count()).toBe(2)
    await pill.click()
    await page.getByText('Dishub Arunaya pasang rambu baru').first().waitFor()
    expect(await rows().count()).toBe(3)
  })

  it('keeps an edited article as one mention with a revision', async () => {
    feeds.publish('teluk', article('4', 'Dishub Arunaya pasang rambu baru di enam simpang', 'Rambu dipasang di enam simpang.', 0))
    const revisions = (): Promise<{ revisions: number }[]> => stack.owner.query(`select revisions from post where canonical_url = 'https://teluk.example/berita/4' and not exists (select from post_to_tag where post_id = post.id)`)
    await readFeeds(stack.owner, feeds)
    await until(async () => (await revisions())[0]?.revisions === 1)
    await page.reload()
    await page.getByRole('link', { name: /di enam simpang/ }).click()
    await page.getByText('Disunting 1 kali').first().waitFor()
    expect(await rows().count()).toBe(3)
    expect(await findViolations(page)).toEqual([])
  })

  it('corrects by keyboard, takes it back, and keeps the record', async () => {
    await page.goto(`${stack.url}/sebutan`)
    await page.getByRole('link', { name: /Warga keluhkan terminal/ }).click()
    await page.getByRole('heading', { name: 'Bukti' }).or(page.getByLabel('Bukti')).first().waitFor()
    await page.keyboard.press('+')
    await page.getByText('Nada dikoreksi menjadi').first().waitFor()
    const tones = (): Promise<{ corrected_tone: string | null }[]> => stack.owner.query(`select corrected_tone from mention join post on post.id = post_id where title = 'Warga keluhkan terminal'`)
    await until(async () => (await tones())[0]!.corrected_tone === 'positif')
    await page.keyboard.press('u')
    await until(async () => (await tones())[0]!.corrected_tone === null)
    expect(await stack.owner.query('select count(*)::int as n from mention_correction')).toEqual([{ n: 2 }])
    expect(await stack.owner.query(`select count(*)::int as n from audit_log where action = 'mention.correct'`)).toEqual([{ n: 2 }])
  })

  it('keeps filters in the address', async () => {
    await page.goto(`${stack.url}/sebutan?cari=rambu`)
    await page.getByRole('link', { name: /rambu/ }).waitFor()
    expect(await rows().count()).toBe(1)
    await page.goto(`${stack.url}/sebutan?cari=tidakadakatanya`)
    await page.getByText('Tidak ada sebutan yang cocok dengan saringan').waitFor()
    await page.getByText('1 sumber aktif didengarkan', { exact: false }).first().waitFor()
  })

  it('says in plain Indonesian why a source fails', async () => {
    await page.goto(`${stack.url}/sumber`)
    await untilLive(page)
    feeds.breakWith('teluk', 503)
    await readFeeds(stack.owner, feeds)
    await page.getByText('Situs sedang bermasalah (kode 503).').first().waitFor()
  })

  it('imports a subscription list and names each bad line', async () => {
    const opml = `<opml version="2.0"><body>
<outline text="Baru" xmlUrl="${feeds.url}/baru.xml"/>
<outline text="Tanpa alamat" type="rss"/>
<outline text="Salah" xmlUrl="ftp://x.example/"/>
<outline text="Sudah ada" xmlUrl="${feeds.url}/teluk.xml"/>
</body></opml>`
    await page.goto(`${stack.url}/sumber`)
    await page.getByRole('button', { name: 'Impor OPML' }).click()
    await page.locator('input[type=file]').setInputFiles({ name: 'daftar.opml', mimeType: 'text/x-opml', buffer: Buffer.from(opml) })
    const report = page.getByRole('dialog')
    await report.getByText('1 sumber ditambahkan').waitFor()
    expect(await report.getByText('1 sudah ada').count()).toBe(1)
    expect(await report.locator('tbody tr').allTextContents()).toEqual([expect.stringMatching(/^3.*Tidak ada alamat/), expect.stringMatching(/^4.*bukan http.*ftp:\/\/x\.example/)])
    expect(await findViolations(page)).toEqual([])
    expect(await stack.owner.query('select count(*)::int as n from source')).toEqual([{ n: 2 }])
  })

  it.each(['/sebutan', '/sebutan?jalur=ragu', '/kata-kunci', '/sumber', '/instansi', '/pengguna', '/riwayat', '/akun', '/tidak-ada'])('has no axe violation and no sideways scrolling on %s, light and dark, wide and narrow', async route => {
    expect(await findFlaws(page, route.replaceAll(/\W+/g, '-').slice(1), async () => {
      await page.goto(`${stack.url}${route}`)
      await untilLoaded(page)
    })).toEqual([])
  })

  it('shows an analyst of another agency nothing of this one, and ends with signing out', async () => {
    const [other] = await stack.owner.query(`insert into agency (name) values ('Dinas Lain') returning id`)
    // The form's selects are proved by the dashboard's own pages.
    const { url } = await send('POST', '/api/users', { email: 'analis@lain.example', name: 'Analis Lain', role: 'analyst', agencyId: other.id })
    const guest = await openPage()
    await guest.goto(url)
    await guest.getByLabel('Nama').fill('Analis Lain')
    await guest.getByLabel('Kata sandi', { exact: false }).first().fill(password)
    await guest.getByRole('button', { name: 'Buat akun dan masuk' }).click()
    await guest.waitForURL('**/isu')
    await guest.getByText('Belum ada isu').first().waitFor()
    await guest.goto(`${stack.url}/sebutan`)
    await guest.getByText('Belum ada sebutan').first().waitFor()
    expect(await guest.locator('article').count()).toBe(0)
    expect(await guest.getByRole('link', { name: 'Pengguna' }).count()).toBe(0)
    await guest.getByRole('button', { name: 'Keluar' }).first().click()
    await guest.waitForURL('**/masuk**')
    await guest.context().close()
  })
})
