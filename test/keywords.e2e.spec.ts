import type { Page } from 'playwright-core'
import { findFlaws, findViolations } from './support/browser'
import { type Installation, useInstallation } from './support/installation'
import type { Stack } from './support/start-stack'
import { until } from './support/until'

const headlines = [
  'Imigrasi Arunaya buka layanan malam', 'Antrean paspor di Imigrasi Arunaya mengular', 'Warga puji petugas paspor', 'Lowongan kerja: operator paspor elektronik',
  'Kantor pos tutup lebih awal', 'Paspor rusak karena banjir, warga bingung', 'Pasar Raba ramai menjelang lebaran',
]

describe('keyword rules, from an error while typing to history tagged anew', () => {
  const install = useInstallation()
  let stack: Stack
  let page: Page
  let send: Installation['send']

  beforeAll(async () => {
    ({ stack, page, send } = await install({ admin: { name: 'Dedi Admin', email: 'dedi@dinas.example' } }))
    await storePosts()
    await send('POST', '/api/agencies', { parentId: null, name: 'Imigrasi Arunaya', timeZone: 'Asia/Makassar', terms: [{ kind: 'name', text: 'Imigrasi Arunaya' }] })
  })

  /** Each headline ten times over the last days, as if they had been polled. */
  async function storePosts(): Promise<void> {
    const [{ id }] = await stack.owner.query(`insert into source (url, title, paused) values ('https://teluk.example/feed', 'Warta Teluk', true) returning id`)
    await stack.owner.query(
      `insert into post (source_id, title, text, published_at, content_hash)
       select $1, headline, 'Kabar ke-' || n || ' dari Warta Teluk.', now() - make_interval(hours => n * 12), sha256((headline || n)::bytea)
       from unnest($2::text[]) headline, generate_series(1, 10) n`, [id, headlines])
  }

  const editor = () => page.getByRole('textbox', { name: /^Kueri/ })
  const bench = () => page.getByRole('region', { name: 'Meja uji' })
  /** Results are dimmed while a newer trial runs. */
  const tried = () => bench().getByText(/unggahan diuji, selesai dalam/).waitFor()
  const write = async (text: string) => {
    await editor().focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(text)
  }
  const tagged = async (): Promise<number> => (await stack.owner.query('select count(*)::int as n from mention where cardinality(rule_ids) > 0'))[0].n

  it('opens the rule that the data made, and shows what it finds', async () => {
    await until(async () => (await tagged()) === 20)
    await page.goto(`${stack.url}/kata-kunci`)
    await page.getByRole('link', { name: /Imigrasi Arunaya/ }).first().click()
    await tried()
    expect(await findViolations(page)).toEqual([])
  })

  it('names an error where it stands while one types, by keyboard alone, and takes the repair', async () => {
    await page.goto(`${stack.url}/kata-kunci`)
    await page.getByRole('link', { name: 'Aturan baru' }).or(page.getByRole('button', { name: 'Aturan baru' })).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Aturan baru' }).waitFor()
    await page.getByLabel('Nama aturan').fill('Layanan paspor')
    await write('paspor AND "layanan malam')
    await page.getByText(/Tanda kutip di kolom 12/i).first().waitFor()
    expect(await page.getByRole('button', { name: /^Simpan/ }).isDisabled()).toBe(true)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('paspor')
    await page.getByText(/Tanda kutip di kolom 12/i).first().waitFor({ state: 'detached' })
    await bench().getByText('baru cocok').first().waitFor()
    expect(await bench().locator('mark').first().textContent()).toMatch(/paspor/i)
    await tried()
    expect(await findViolations(page)).toEqual([])
  })

  it('saves a version, and shows gained and lost against it', async () => {
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByText('Aktif v1').waitFor()
    await write('(paspor OR antrean OR pos) -lowongan')
    await page.getByText(/Usulan v2/).waitFor()
    await bench().getByText('Lowongan kerja').first().waitFor()
    await bench().getByText('hilang', { exact: true }).first().waitFor()
    await bench().getByText('Kantor pos tutup').first().waitFor()
    await tried()
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByText('Aktif v2').waitFor()
  })

  it('records verdicts on samples with one key each', async () => {
    // Held against what was saved just now, nothing is lost.
    await bench().getByText('hilang', { exact: true }).first().waitFor({ state: 'detached' })
    await tried()
    await bench().getByText('Kantor pos tutup').first().click()
    await page.keyboard.press('x')
    await until(async () => (await stack.owner.query('select count(*)::int as n from mention_correction where relevant = false'))[0].n === 1)
    expect(await editor().textContent()).toContain('-lowongan')
  })

  it('applies to history with progress, and people stay in the right', async () => {
    await page.getByRole('button', { name: 'Terapkan ke belakang' }).click()
    // 20 by name, of which 10 queue for passports; 20 more with passports; the post office's 10.
    await until(async () => (await tagged()) === 50)
    await page.getByText(/Selesai: 70 unggahan diperiksa/).first().waitFor()
    expect(await stack.owner.query('select count(*)::int as n from mention where not relevant')).toEqual([{ n: 1 }])
  })

  it('shows the second of two editors what the first has saved, and loses nothing', async () => {
    const [rule] = await stack.owner.query(`select id, version from keyword_rule where name = 'Layanan paspor'`)
    await write('paspor -lowongan -banjir')
    await page.getByText(/Usulan v3/).waitFor()
    await send('PATCH', `/api/rules/${rule.id}`, { version: rule.version, query: 'paspor AND warga' })
    await page.getByText(/menyimpan v3 pukul/).first().waitFor()
    expect(await editor().textContent()).toBe('paspor -lowongan -banjir')
    await tried()
    expect(await findViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Pakai punya saya' }).click()
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByText('Aktif v4').waitFor()
  })

  it('brings an old version back as a new one', async () => {
    await page.getByText(/^Versi \(4\)/).click()
    await page.getByRole('button', { name: 'Kembalikan v1' }).click()
    await page.getByText('Aktif v5').waitFor()
    expect(await stack.owner.query(`select r.query, v.reverts_to from keyword_rule r join keyword_rule_version v on v.rule_id = r.id and v.number = r.version where r.name = 'Layanan paspor'`)
      .then(rows => rows.map((row: { query: string; reverts_to: number }) => [row.query, row.reverts_to]))).toEqual([['paspor', 1]])
  })

  it('imports rules with bad lines: the good one goes in, the bad ones say why', async () => {
    await page.goto(`${stack.url}/instansi`)
    await page.getByRole('button', { name: /Impor CSV/ }).first().click()
    await page.getByRole('menuitem', { name: 'Aturan kata kunci' }).click()
    const csv = 'instansi;aturan;jalur;aktif;kueri\nImigrasi Arunaya;Deportasi;pasti;ya;deportasi NEAR/5 WNA\nImigrasi Arunaya;Rusak;pasti;ya;"(buka"\nInstansi Lain;Lain;pasti;ya;kata\n'
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=file]').setInputFiles({ name: 'aturan.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await dialog.getByRole('button', { name: 'Periksa dulu' }).click()
    await dialog.getByText('1 akan ditambahkan').waitFor()
    expect(await dialog.locator('tbody tr').allTextContents()).toEqual([expect.stringMatching(/^Baris 3.*kurung di kolom 1/), expect.stringMatching(/^Baris 4.*Instansi Lain/)])
    expect(await findViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: /^Impor 1 baris/ }).click()
    await dialog.getByText('1 ditambahkan').waitFor()
    expect(await stack.owner.query(`select count(*)::int as n from keyword_rule where name in ('Deportasi', 'Rusak', 'Lain')`)).toEqual([{ n: 1 }])
  })

  it('has no axe violation and no sideways scrolling, light and dark, wide and narrow', async () => {
    const [rule] = await stack.owner.query(`select id, agency_id from keyword_rule where name = 'Layanan paspor'`)
    expect(await findFlaws(page, 'kata-kunci-aturan', async () => {
      await page.goto(`${stack.url}/kata-kunci?instansi=${rule.agency_id}&aturan=${rule.id}`)
      await tried()
    })).toEqual([])
  })
})
