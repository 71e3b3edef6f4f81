import type { Page } from 'playwright-core'
import { before, morning } from './fixtures/morning-headlines'
import { drawn, findFlaws, findViolations, untilLive, untilLoaded } from './support/browser'
import { type CutLine, startCutLine } from './support/cut-line'
import { type FeedServer, readFeeds, startFeedServer } from './support/feed-server'
import { type Installation, useInstallation } from './support/installation'
import { seedManyIssues } from './support/seed-many-issues'
import type { Stack } from './support/start-stack'
import { until } from './support/until'

const outlets = ['satu', 'dua', 'tiga'] as const
const said = '. Keterangan disampaikan Pemkot Arunaya.'
const slug = (text: string) => text.toLowerCase().replace(/\W+/g, '-')

describe('a morning in the inbox', () => {
  const install = useInstallation()
  let stack: Stack
  let feeds: FeedServer
  let line: CutLine
  let page: Page
  let send: Installation['send']
  let agency: number

  beforeAll(async () => {
    feeds = await startFeedServer()
    ;({ stack, page, send } = await install({ admin: { name: 'Rina Admin', email: 'rina@dinas.example' } }))
    line = await startCutLine(stack.url)
    await stack.owner.query(
      `with lama as (insert into source (url, title, paused) values ('https://lama.example/feed', 'Warta lama', true) returning id)
       insert into post (source_id, title, text, published_at, content_hash)
       select lama.id, title, title || $2, now() - make_interval(hours => cardinality($1::text[]) + 1 - n::integer), sha256(title::bytea)
       from lama cross join unnest($1::text[]) with ordinality t (title, n) order by n`, [before, said])
    agency = (await send('POST', '/api/agencies', { parentId: null, name: 'Pemkot Arunaya', timeZone: 'Asia/Makassar', terms: [{ kind: 'name', text: 'Pemkot Arunaya' }] })).id
    await until(async () => (await stack.owner.query('select count(*)::int as n from issue_post'))[0].n === before.length)
    await stack.owner.query(`update issue set status = 'done'`)
    for (const outlet of outlets) {
      feeds.publish(outlet)
      await stack.owner.query(`insert into source (url, site_url, title, tier) values ($1, $2, $3, 'pers')`, [`${feeds.url}/${outlet}.xml`, `https://${outlet}.example/`, `Warta ${outlet}`])
    }
    await stack.owner.query(`insert into account (email, name, password_hash) values ('joko@dinas.example', 'Joko Analis', 'x')`)
    await stack.owner.query(`insert into membership (account_id, agency_id, role) select id, null, 'analyst' from account where name = 'Joko Analis'`)
  })
  afterAll(async () => {
    await line?.close()
    await feeds?.close()
  })

  const publish = (outlet: string, titles: readonly string[]) => {
    feeds.publish(outlet, ...titles.map((title, at) => ({
      title, text: `${title}${said}`, link: `https://${outlet}.example/berita/${slug(title)}`, at: new Date(Date.now() - at * 1_000),
    })))
    return readFeeds(stack.owner, feeds)
  }
  type Row = { id: number; title: string; status: string; owner: string | null; muted: boolean; merged: number | null; level: string }
  const issues = (): Promise<Row[]> => stack.owner.query(
    `select i.id::integer, i.title, i.status, a.name as owner, coalesce(i.muted_until > now(), false) as muted, i.merged_into::integer as merged, i.level_now as level
     from issue i left join account a on a.id = i.owner_id where not i.title = any($1::text[]) order by i.id`, [before])
  const issueOf = async (words: string): Promise<Row> => (await issues()).find(({ title }) => title.includes(words))!
  const rows = () => page.locator('article')
  const row = (words: string) => rows().filter({ hasText: words })
  const pill = () => page.getByRole('button', { name: /isu baru|berubah urutan|keluar dari daftar/ })
  type Cursor = { id: number | null; text: string; first: boolean; last: boolean }
  /** Where the keyboard is. The rows around it are in the page, so that the first and the last one there are those of the list. */
  const cursor = () => page.evaluate(`(() => {
    const rows = [...document.querySelectorAll('article')]
    const row = rows.find(each => each.contains(document.activeElement))
    return { id: row ? Number(row.querySelector('[data-issue]').dataset.issue) : null, text: row?.textContent ?? '', first: row === rows[0], last: row === rows.at(-1) }
  })()`) as Promise<Cursor>
  /** Presses j or k and waits until the focus has moved; tells whether there was another row. */
  const step = async (key: 'j' | 'k'): Promise<boolean> => {
    const at = await cursor()
    if (key === 'j' ? at.last : at.first) return false
    await page.keyboard.press(key)
    await until(async () => (await cursor()).id !== at.id)
    return true
  }
  /** Goes to a row by the keyboard alone: from where the cursor is, down to the end and up again. */
  const goTo = async (words: string) => {
    if ((await cursor()).text.includes(words)) return
    for (const key of ['j', 'k'] as const) while (await step(key)) if ((await cursor()).text.includes(words)) return
    throw new Error(`no row says ${words}`)
  }
  /** Takes the last step back, until the cursor is where the step was taken. */
  const undo = async (id: number) => {
    await page.keyboard.press('u')
    await until(async () => (await cursor()).id === id)
  }
  const run = async (command: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Cari perintah, halaman, atau isu' }).fill(command)
    await page.getByRole('option', { name: command }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  it('starts at the inbox, which does not call an empty list calm', async () => {
    await page.goto(`${line.url}/`)
    await page.waitForURL('**/isu')
    await page.getByText('Tidak ada isu yang aktif').waitFor()
    await page.getByText(/3 sumber|Tidak ada sumber/).first().waitFor()
    expect(await findViolations(page)).toEqual([])
  })

  it('takes in forty issues that arrive live, and never moves the row under the cursor', async () => {
    await untilLive(page)
    await publish('satu', morning.slice(0, 3).map(([title]) => title!))
    await rows().nth(2).waitFor()
    await page.keyboard.press('j')
    const current = page.locator('article:focus-within')
    const place = await current.boundingBox()
    await publish('satu', morning.map(([title]) => title!))
    await until(async () => (await stack.owner.query('select count(*)::int as n from issue_post'))[0].n === before.length + morning.length)
    const made = (await issues()).filter(({ merged }) => merged === null).length
    expect(made).toBeGreaterThanOrEqual(36)
    await page.getByRole('button', { name: new RegExp(`^${made - 3} isu baru`) }).waitFor()
    expect(await rows().count()).toBe(3)
    expect(await current.boundingBox()).toEqual(place)
    await run('Muat yang menunggu')
    await page.getByRole('link', { name: new RegExp(`Aktif ${made}`) }).waitFor()
    await until(async () => (await rows().count()) > 12)
    await publish('dua', morning.flatMap(titles => titles.slice(1, 2)))
    await publish('tiga', morning.flatMap(titles => titles.slice(2, 3)))
    await until(async () => (await stack.owner.query(`select count(*)::int as n from issue_post x join issue i on i.id = x.issue_id where i.title like '%anggul Sungai Lebak%'`))[0].n === 3)
    expect(await findViolations(page)).toEqual([])
  })

  it('is worked by keyboard alone', async () => {
    await page.goto(`${line.url}/isu`)
    await rows().first().waitFor()
    await goTo('Antrean paspor')
    await page.keyboard.press('a')
    await until(async () => (await issueOf('ntrean paspor')).status === 'acknowledged')
    await page.keyboard.press('s')
    await until(async () => (await issueOf('ntrean paspor')).owner === 'Rina Admin')
    await goTo('Lampu jalan')
    await page.keyboard.press('m')
    await page.locator('[role="dialog"] [role="combobox"]:focus').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await until(async () => (await issueOf('Lampu jalan')).muted)
    await row('Lampu jalan').waitFor({ state: 'detached' })
    await goTo('Festival Layang')
    await page.keyboard.press('Shift+A')
    await until(async () => (await issueOf('Festival Layang')).status === 'done')
    await undo((await issueOf('Festival Layang')).id)
    expect((await issueOf('Festival Layang')).status).toBe('new')
  })

  it('does the same with many at once, and takes it back', async () => {
    while (await step('k'));
    await page.keyboard.press('x')
    const ids = [(await cursor()).id]
    while (ids.length < 3 && await step('j')) ids.push((await cursor()).id)
    await page.keyboard.press('Shift+X')
    await page.getByRole('group', { name: 'Tindakan bersama' }).getByText('3 dipilih').waitFor()
    expect(await findViolations(page)).toEqual([])
    const waiting = new Set((await issues()).filter(({ status }) => status === 'new').map(({ id }) => id))
    await page.keyboard.press('a')
    await page.getByText('3 isu ditandai ditangani.').first().waitFor()
    const handled = async () => (await issues()).filter(({ status }) => status === 'acknowledged').length
    await until(async () => (await handled()) >= 3)
    const most = await handled()
    await undo(ids.find(id => waiting.has(id!))!)
    expect(await handled()).toBeLessThan(most)
    expect(await handled()).toBeLessThanOrEqual(1)
  })

  it('assigns to somebody else, found by typing', async () => {
    await goTo('Guru honorer')
    await page.keyboard.press('Shift+S')
    await page.getByRole('combobox', { name: 'Cari orang' }).fill('joko')
    await page.getByRole('option', { name: 'Joko Analis' }).waitFor()
    await page.keyboard.press('Enter')
    await until(async () => (await issueOf('Guru honorer')).owner === 'Joko Analis')
  })

  it('merges two, and takes them apart again', async () => {
    const [one, other] = [await issueOf('Pedagang kaki lima'), await issueOf('Parkir liar')]
    await goTo('Pedagang kaki lima')
    await page.keyboard.press('x')
    await goTo('Parkir liar')
    await page.keyboard.press('x')
    await run('Gabungkan')
    await until(async () => (await issues()).some(({ id, merged }) => id === other.id && merged === one.id))
    await page.locator(`[data-issue="${other.id}"]`).waitFor({ state: 'detached' })
    await undo(other.id)
    await until(async () => (await issues()).every(({ id, merged }) => id !== other.id || merged === null))
    // Until it is looked at anew, the one that stays may bear a headline of the other.
    await until(async () => (await row('Parkir liar').count()) === 1)
  })

  it('splits one on its own page', async () => {
    await goTo('anggul Sungai Lebak')
    await page.keyboard.press('Enter')
    await page.getByText('Sebutan mewakili').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/isu\/\d+/)
    const count = (await issues()).filter(({ merged }) => merged === null).length
    await page.getByRole('checkbox', { name: /mengungsi/ }).check()
    await page.getByRole('button', { name: 'Pisahkan jadi isu sendiri' }).click()
    await until(async () => (await issues()).filter(({ merged }) => merged === null).length === count + 1)
    await page.goBack()
  })

  it('shows who was first where two change the same', async () => {
    // Paused before the list is loaded, so that nothing is on its way that knows better.
    await page.goto(`${line.url}/sebutan`)
    await page.getByRole('button', { name: 'Jeda pembaruan langsung' }).click()
    await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: /^Isu/ }).click()
    await rows().first().waitFor()
    const { id } = await issueOf('Museum maritim')
    await stack.owner.query(
      `update issue set status = 'done', version = version + 1, field_versions = field_versions || jsonb_build_object('status', version + 1) where id = $1`, [id])
    await stack.owner.query(`insert into issue_event (issue_id, account_id, kind, detail) select $1, id, 'status', '{"from":"new","to":"done"}' from account where name = 'Joko Analis'`, [id])
    await goTo('Museum maritim')
    await page.keyboard.press('a')
    await page.getByRole('alert').getByText(new RegExp(`ISU-${id}: status sudah.*sekarang Selesai`)).waitFor()
    await page.getByRole('button', { name: 'Lanjutkan pembaruan langsung' }).click()
    expect((await issueOf('Museum maritim')).status).toBe('done')
  })

  it('misses nothing and doubles nothing after the line was cut', async () => {
    await page.goto(`${line.url}/isu`)
    await rows().first().waitFor()
    await untilLive(page)
    line.cut()
    await publish('tiga', ['Menara masjid agung retak setelah hujan lebat', 'Kereta wisata perdana melintasi rel tua'])
    const { id } = await issueOf('Antrean paspor')
    await stack.owner.query(`update issue set status = 'done', version = version + 1 where id = $1`, [id])
    for (const words of ['Menara masjid', 'Kereta wisata']) await until(async () => (await issueOf(words)) !== undefined)
    await page.locator('[data-state="live"]').waitFor({ state: 'detached' })
    line.mend()
    await pill().click()
    await row('Menara masjid').first().waitFor()
    const active = (await issues()).filter(({ merged, status, muted }) => merged === null && status !== 'done' && !muted)
    await page.getByRole('link', { name: new RegExp(`Aktif ${active.length}`) }).waitFor()
    const seen = new Set<string>()
    for (let step = 0; step < 30; step += 1) {
      const ids = await page.locator('[data-issue]').evaluateAll(links => links.map(link => link.getAttribute('data-issue')!))
      expect(new Set(ids).size).toBe(ids.length)
      for (const each of ids) seen.add(each)
      await page.locator('[data-scroll-root]').evaluate(root => root.scrollBy(0, 300))
      await drawn(page)
    }
    expect([...seen].map(Number).sort((a, b) => a - b)).toEqual(active.map(each => each.id))
  })

  it('keeps views with a name and a count, and gives a removed one back', async () => {
    await page.goto(`${line.url}/isu?cari=festival`)
    await row('Festival Layang').waitFor()
    await page.getByRole('button', { name: 'Simpan tampilan' }).click()
    await page.getByLabel('Nama tampilan').fill('Wisata')
    expect(await findViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.goto(`${line.url}/isu`)
    await page.getByRole('link', { name: /Wisata\s*1/ }).click()
    await page.waitForURL('**cari=festival**')
    await page.getByRole('button', { name: 'Hapus tampilan Wisata' }).click()
    await page.getByRole('link', { name: /Wisata/ }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Urungkan' }).last().click()
    await page.getByRole('link', { name: /Wisata/ }).waitFor()
  })

  it('ignores single keys where they are switched off, and while one types', async () => {
    await page.goto(`${line.url}/isu`)
    await rows().first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('jaa')
    expect(await page.getByRole('searchbox').inputValue()).toBe('jaa')
    await send('PATCH', '/api/me', { shortcuts: false })
    await page.reload()
    await rows().first().waitFor()
    await page.keyboard.press('j')
    await drawn(page)
    expect(await page.locator('article:focus-within').count()).toBe(0)
    await send('PATCH', '/api/me', { shortcuts: true })
  })

  it('has no axe violation and no sideways scrolling, light and dark, wide and narrow', async () => {
    for (const [words, level] of [['anggul Sungai Lebak', 'krisis'], ['ntrean paspor', 'merah'], ['eras', 'kuning']] as const) {
      const { id } = await issueOf(words)
      const { version } = (await stack.owner.query('select version from issue where id = $1', [id]))[0]
      await send('POST', '/api/issues/changes', { items: [{ id, version, level, status: 'new', reason: 'dinaikkan untuk uji tampilan' }] })
    }
    const { id } = await issueOf('anggul Sungai Lebak')
    for (const [name, path] of [['isu', '/isu'], ['isu-buka', `/isu?buka=${id}`]] as const) {
      expect(await findFlaws(page, name, async () => {
        await page.goto(`${line.url}${path}`)
        await rows().first().waitFor()
        if (path.includes('buka')) await page.getByText('Sebutan mewakili').waitFor()
        await untilLoaded(page)
      })).toEqual([])
    }
  })

  it('scrolls through ten thousand rows', async () => {
    const [{ id: source }] = await stack.owner.query('select id from source limit 1')
    await seedManyIssues(stack.owner, agency, source, 10_000)
    await page.goto(`${line.url}/isu?urut=terbaru`)
    await rows().first().waitFor()
    const root = page.locator('[data-scroll-root]')
    const loaded = () => root.evaluate(node => node.scrollHeight)
    for (let before = 0, now = await loaded(); before !== now || now < 400_000; ) {
      before = now
      await root.evaluate(node => node.scrollTo(0, node.scrollHeight))
      await until(async () => (now = await loaded()) > before || (await page.getByText('Tidak ada isu lain.').count()) > 0)
      if ((await page.getByText('Tidak ada isu lain.').count()) > 0) break
    }
    const frames = await root.evaluate(async node => {
      // This runs in the page, and tests know no DOM.
      const view = globalThis as unknown as { requestAnimationFrame(next: (at: number) => void): void; document: { querySelectorAll(of: string): { length: number } } }
      node.scrollTo(0, 0)
      const times: number[] = []
      for (let last = performance.now(), at = 0; at < 240; at += 1) {
        node.scrollBy(0, 120)
        await new Promise<number>(next => view.requestAnimationFrame(next))
        const now = performance.now()
        times.push(now - last)
        last = now
      }
      return { times: times.sort((a, b) => a - b), rows: view.document.querySelectorAll('article').length, height: node.scrollHeight }
    })
    const at = (share: number) => frames.times[Math.floor(frames.times.length * share)]!.toFixed(1)
    console.log(`10,000 rows: ${frames.height} px, ${frames.rows} in the page; frame p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`)
    expect(frames.height).toBeGreaterThan(500_000)
    expect(frames.rows).toBeLessThan(80)
  })
})
