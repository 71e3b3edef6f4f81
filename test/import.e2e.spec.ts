import type { Page } from 'playwright-core'
import { findFlaws } from './support/browser'
import { useInstallation } from './support/installation'
import type { Stack } from './support/start-stack'
import { until } from './support/until'

const header = 'Tanggal;Judul;Isi;Tautan;Akun;Suka'
const line = (at: number) => `${String(1 + (at % 9)).padStart(2, '0')}/04/2026 08:00;Berita ${at};Isi berita ke-${at};https://kabar.example/${at};Ani;${at}`
const file = [header, ...Array.from({ length: 40 }, (_, at) => line(at)), 'besok;tanggal salah;;;;', ';tanpa tanggal;;;;', '03/04/2026;x;;bukan alamat;;'].join('\r\n')

describe('a file of posts, from choosing it to its report', () => {
  const install = useInstallation()
  let stack: Stack
  let page: Page

  beforeAll(async () => {
    ({ stack, page } = await install({ admin: { name: 'Dedi Admin', email: 'dedi@dinas.example' } }))
  })

  const choose = async (name: string, text: string) => {
    await page.goto(`${stack.url}/sumber/impor`)
    await page.getByLabel('Pilih berkas untuk diimpor').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  }
  const posts = async (): Promise<number> => (await stack.owner.query('select count(*)::int as n from post'))[0].n
  const startButton = () => page.getByRole('button', { name: /^Impor \d+ baris$/ })
  const finished = () => page.getByRole('heading', { name: 'Selesai' }).waitFor()

  it('says what to do where nothing was imported yet', async () => {
    const show = async () => {
      await page.goto(`${stack.url}/sumber/impor`)
      await page.getByText('Belum ada berkas yang diimpor').waitFor()
    }
    expect(await findFlaws(page, 'impor-kosong', show)).toEqual([])
  })

  it('asks how an ambiguous date is meant, and shows at once what a choice makes of the rows', async () => {
    await choose('arsip vendor.csv', file)
    await page.getByText(/03\/04\/2026 bisa berarti/).waitFor()
    expect(await page.getByLabel('Tanggal').first().inputValue()).toBe('0')
    const mapped = page.getByRole('region', { name: 'Begini baris itu akan disimpan' })
    await mapped.getByText(/1 Apr/).first().waitFor()
    await page.getByLabel(/bulan dulu/).check()
    await mapped.getByText(/4 Jan/).first().waitFor()
    await page.getByLabel(/hari dulu/).check()
    await mapped.getByText(/1 Apr/).first().waitFor()
    await page.getByLabel('Judul').first().selectOption('')
    await page.getByLabel('Isi', { exact: true }).first().selectOption('')
    await page.getByText('Pilih kolom tanggal, dan kolom judul atau isi.').waitFor()
    expect(await startButton().isDisabled()).toBe(true)
    const address = page.url()
    const show = async () => {
      await page.goto(address)
      await mapped.getByText(/Berita 3/).first().waitFor()
    }
    expect(await findFlaws(page, 'impor-kolom', show)).toEqual([])
  })

  it('stores what can be stored, and reports the other lines with what to do', async () => {
    await startButton().focus()
    await page.keyboard.press('Enter')
    await finished()
    expect(await posts()).toBe(40)
    const report = page.getByRole('region', { name: 'Baris bermasalah (3)' })
    await report.waitFor()
    expect(await report.getByRole('row').allInnerTexts()).toEqual([
      expect.anything(), expect.stringMatching(/^42\s+Tanggalnya tidak terbaca/), expect.stringMatching(/^43\s+Tanggalnya kosong/), expect.stringMatching(/^44\s+Tautannya bukan alamat web/),
    ])
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Unduh CSV' }).click()])
    expect(download.suggestedFilename()).toBe('impor-1-baris-bermasalah.csv')
    const address = page.url()
    const show = async () => {
      await page.goto(address)
      await report.waitFor()
    }
    expect(await findFlaws(page, 'impor-selesai', show)).toEqual([])
    await until(async () => (await stack.owner.query('select count(*)::int as n from post_to_tag'))[0].n === 0)
  })

  it('names the same file before it starts, and adds nothing', async () => {
    await choose('arsip lagi.csv', file)
    await page.getByText(/Berkas yang persis sama sudah diimpor/).waitFor()
    await startButton().click()
    await finished()
    expect(await posts()).toBe(40)
    await page.getByText(/0 ditambahkan · 40 sudah ada · 3 bermasalah/).waitFor()
  })

  it('says why a file cannot be read, and ends an import that was not wanted', async () => {
    await choose('halaman.csv', '<html><body>bukan tabel</body></html>')
    await page.getByText(/Berkas ini bukan tabel/).waitFor()
    await choose('salah pilih.csv', `${file}\n${line(50)}`)
    await page.getByRole('button', { name: 'Batalkan impor' }).click()
    await page.getByRole('heading', { name: 'Dibatalkan' }).waitFor()
    expect(await posts()).toBe(40)
  })
})
