import type { Page } from 'playwright-core'
import { findFlaws, findViolations, untilLive } from './support/browser'
import { type Installation, useInstallation } from './support/installation'
import { startSocialServer, type SocialServer } from './support/social-server'
import type { Stack } from './support/start-stack'
import { until } from './support/until'

describe('the page of sources', () => {
  const install = useInstallation()
  let stack: Stack
  let page: Page
  let send: Installation['send']
  let openPage: Installation['openPage']
  let social: SocialServer
  let agency: number

  beforeAll(async () => {
    social = await startSocialServer()
    ;({ stack, page, send, openPage } = await install({ admin: { name: 'Dedi Admin', email: 'dedi@dinas.example' } }))
    ;[{ id: agency }] = await stack.owner.query(`insert into agency (name, time_zone) values ('Pemerintah Kota Bima', 'Asia/Makassar') returning id`)
    const [{ id: rule }] = await stack.owner.query(`insert into keyword_rule (agency_id, name, lane, origin, query) values ($1, 'Bima', 'sure', 'custom', 'bima') returning id`, [agency])
    await stack.owner.query(`insert into keyword_rule_version (rule_id, number, name, lane, enabled, query) select id, version, name, lane, enabled, query from keyword_rule where id = $1`, [rule])
    await page.goto(`${stack.url}/sumber`)
  })
  afterAll(() => social?.close())

  const card = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
  const uncovered = async () => {
    const terms = page.locator('#tidak-tercakup').getByRole('term')
    await terms.first().waitFor()
    return terms.allTextContents()
  }
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  const look = async (address: string) => {
    await page.getByRole('button', { name: 'Tambah sumber', exact: true }).click()
    await page.getByLabel('Alamat, akun, atau kata').fill(address)
    await page.getByRole('button', { name: 'Periksa' }).click()
  }
  const findMention = async (words: string): Promise<{ id: number } | undefined> =>
    (await stack.owner.query('select m.id from mention m join post p on p.id = m.post_id where p.text ilike $1', [`%${words}%`]))[0]

  it('says of an empty installation what each platform would give and would not, and what cannot be heard', async () => {
    await page.getByText('Belum ada sumber').waitFor()
    for (const name of ['Bluesky', 'Telegram', 'RSS, Atom, dan JSON', 'X', 'Halaman Facebook sendiri']) await card(name).getByText('Belum dipakai').waitFor()
    expect(await uncovered()).toEqual(['WhatsApp', 'TikTok', 'Instagram', 'Facebook', 'X', 'Threads', 'YouTube', 'Telegram', 'Bluesky', 'Mastodon', 'Reddit'])
    expect(await card('X').getByRole('link', { name: 'Atur kunci' }).getAttribute('href')).toBe('/sumber/kunci#x')
    expect(await card('Berkas').getByRole('link', { name: 'Impor berkas' }).getAttribute('href')).toBe('/sumber/impor')
    expect(await findViolations(page)).toEqual([])
  })

  it('switches Bluesky on by one click, and hears it within seconds', async () => {
    await untilLive(page)
    await card('Bluesky').getByText('Server lain').click()
    await card('Bluesky').getByLabel('Alamat aliran').fill(`ws://${social.host}/subscribe`)
    await page.getByRole('button', { name: 'Nyalakan Bluesky' }).click()
    await card('Bluesky').getByText('Mendengarkan').waitFor()
    const record = (text: string) => ({ $type: 'app.bsky.feed.post', text, langs: ['id'], createdAt: new Date().toISOString() })
    social.tell({ operation: 'create', rkey: 'satu', record: record('Tidak menyebut siapa pun') })
    social.tell({ operation: 'create', rkey: 'dua', record: record('Lampu jalan di Bima padam, kata @tetangga_saya') })
    await until(async () => (await findMention('lampu jalan')) !== undefined)
    expect(await stack.owner.query('select count(*)::int as n from post')).toEqual([{ n: 1 }])
    await until(async () => !(await uncovered()).includes('Bluesky'), 90)
  })

  it('offers a hashtag of a server to be asked and to be listened to, and adds both', async () => {
    social.statuses.push({
      id: '7', uri: `http://${social.host}/users/warga/statuses/7`, url: `http://${social.host}/@warga_biasa/7`, created_at: new Date().toISOString(), content: '<p>Air mati di Bima sejak pagi</p>',
      favourites_count: 4, reblogs_count: 2, replies_count: 1, account: { acct: 'warga_biasa', display_name: '', url: `http://${social.host}/@warga_biasa`, followers_count: 120 },
    })
    await look(`http://${social.host}/tags/bima`)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Air mati di Bima sejak pagi').waitFor()
    await dialog.getByText('Platform ini perlu kunci', { exact: false }).waitFor()
    expect(await findViolations(page)).toEqual([])
    await dialog.getByRole('checkbox').nth(1).check()
    await dialog.getByRole('button', { name: 'Simpan 2 sumber' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await until(async () => (await row(`#bima (${social.host})`).count()) === 2)
    await until(async () => (await findMention('air mati')) !== undefined)
  })

  it('offers what wants a key without asking, and says in the list that the key is missing', async () => {
    await look('https://x.com/search?q=banjir%20bima')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Platform ini perlu kunci', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: 'Simpan sumber' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await row('X: banjir bima').getByText('kunci', { exact: false }).waitFor()
    expect(await uncovered()).toContain('X')
  })

  it('takes a pause and a removal back', async () => {
    const source = row('X: banjir bima')
    const choose = async (item: string) => {
      await page.getByRole('button', { name: 'Tindakan lain untuk X: banjir bima' }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    const undo = async () => {
      await page.getByRole('button', { name: 'Urungkan' }).click()
      await page.getByRole('button', { name: 'Urungkan' }).waitFor({ state: 'detached' })
    }
    await choose('Jeda')
    await source.getByText('Dijeda').waitFor()
    await undo()
    await source.getByText('Dijeda').waitFor({ state: 'hidden' })
    await choose('Hapus')
    await source.waitFor({ state: 'hidden' })
    await undo()
    await source.waitFor()
  })

  it('shows an analyst who speaks, and an official only the first letter', async () => {
    const { id } = (await findMention('air mati'))!
    await page.goto(`${stack.url}/sebutan?buka=${id}`)
    await page.getByRole('heading', { name: 'Menurut platform' }).waitFor()
    for (const text of [`@warga_biasa@${social.host}`, '120', 'Suka']) await page.getByText(text, { exact: true }).first().waitFor()
    const official = await openOfficial()
    await official.goto(`${stack.url}/sebutan?buka=${id}`)
    await official.getByText('Nama akun perorangan disamarkan untuk pimpinan.').waitFor()
    await official.getByText('@w•••', { exact: true }).first().waitFor()
    expect(await official.content()).not.toContain('warga_biasa')
    await official.goto(`${stack.url}/sebutan?buka=${(await findMention('lampu jalan'))!.id}`)
    await official.getByText('kata @t•', { exact: false }).first().waitFor()
    expect(await findViolations(official)).toEqual([])
    await official.context().close()
  })

  async function openOfficial(): Promise<Page> {
    const { url } = await send('POST', '/api/users', { email: 'kepala@dinas.example', name: 'Kepala Dinas', role: 'official', agencyId: agency })
    const other = await openPage()
    const headers = { origin: stack.url, 'sec-fetch-site': 'same-origin' }
    const token = new URL(url).hash.replace('#token=', '')
    const accepted = await other.request.post(`${stack.url}/api/invitations/accept`, { headers, data: { token, name: 'Kepala Dinas', password: 'kata sandi yang panjang' } })
    expect(accepted.status()).toBe(200)
    return other
  }

  it('says of a post that its author took back nothing but that', async () => {
    const { id } = (await findMention('lampu jalan'))!
    social.tell({ operation: 'delete', rkey: 'dua' })
    await until(async () => (await stack.owner.query('select 1 from post where deleted_at is not null')).length === 1)
    await page.goto(`${stack.url}/sebutan?buka=${id}`)
    await page.getByText('Isi dan nama penulisnya tidak lagi disimpan', { exact: false }).waitFor()
    await page.getByText('Unggahan ini dihapus penulisnya').nth(1).waitFor()
    expect(await page.content()).not.toContain('Lampu jalan')
    expect(await findViolations(page)).toEqual([])
  })

  it('has no axe violation and no sideways scrolling, light and dark, wide and narrow', async () => {
    expect(await findFlaws(page, 'sumber-isi', async () => {
      await page.goto(`${stack.url}/sumber`)
      await page.getByRole('heading', { name: 'Tidak tercakup' }).waitFor()
      await row('X: banjir bima').waitFor()
    })).toEqual([])
  })
})
