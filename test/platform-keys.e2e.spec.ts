import type { Page } from 'playwright-core'
import { findViolations, overflowOf } from './support/browser'
import { useInstallation } from './support/installation'
import type { Stack } from './support/start-stack'
import { until } from './support/until'

const secret = 'kunci-yang-tidak-boleh-tampak'

describe('keys of platforms', () => {
  const install = useInstallation()
  let stack: Stack
  let page: Page
  /** Everything that the server answered to this page. */
  const answers: Promise<string>[] = []

  beforeAll(async () => {
    ({ stack, page } = await install({ admin: { name: 'Dedi Admin', email: 'dedi@dinas.example' }, environment: { SECRET_KEY: 'ab'.repeat(32) } }))
    page.on('response', response => void (response.url().includes('/api/') && answers.push(response.text().catch(() => ''))))
    await stack.owner.query(`insert into agency (name, time_zone) values ('Pemerintah Kota Bima', 'Asia/Makassar')`)
    await page.goto(`${stack.url}/sumber/kunci`)
  })

  it('says of each platform what its key opens and how one gets it, and what no key opens', async () => {
    for (const name of ['YouTube', 'Cek fakta (Google)', 'Bluesky', 'Mastodon', 'Threads', 'X', 'Instagram', 'Facebook']) {
      await page.getByRole('heading', { name, exact: true }).waitFor()
    }
    await page.getByText('Cara mendapatkan kunci untuk X').click()
    await page.getByText('Beli kredit; tanpa kredit X menolak semua pertanyaan.').waitFor()
    await page.getByText('Hanya untuk peneliti lembaga akademik nirlaba', { exact: false }).waitFor()
    expect(await findViolations(page)).toEqual([])
  })

  it('takes a key in, tries it at once, and shows it to nobody again', async () => {
    await page.getByRole('button', { name: 'Pasang kunci Mastodon' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Server', { exact: false }).fill('dua kata')
    const token = dialog.getByRole('textbox', { name: 'Token akses' })
    expect([await token.getAttribute('type'), await token.getAttribute('autocomplete'), await token.inputValue()]).toEqual(['password', 'off', ''])
    await token.fill(secret)
    await dialog.getByRole('button', { name: 'Simpan dan coba' }).click()
    await dialog.getByText('Periksa isian ini.').waitFor()
    expect(await findViolations(page)).toEqual([])
    await dialog.getByLabel('Server', { exact: false }).fill('mastodon.invalid')
    await dialog.getByRole('button', { name: 'Simpan dan coba' }).click()
    await page.getByText(/^Dipasang oleh Dedi Admin/).waitFor()
    await page.getByText('Belum pasti').waitFor()
    await page.getByText(/Dicoba .* WITA\./).waitFor()
    expect(await findViolations(page)).toEqual([])

    await page.getByRole('button', { name: 'Ganti kunci mastodon.invalid' }).click()
    expect(await dialog.getByLabel('Server', { exact: false }).inputValue()).toBe('mastodon.invalid')
    expect(await dialog.getByRole('textbox', { name: 'Token akses' }).inputValue()).toBe('')
    await dialog.getByRole('button', { name: 'Batal' }).click()
    const [{ sealed }] = await stack.owner.query('select sealed from platform_key')
    expect(sealed.toString('latin1')).not.toContain(secret)
  })

  it('asks before a key is removed', async () => {
    await page.getByRole('button', { name: 'Hapus kunci mastodon.invalid' }).click()
    await page.getByText('Penghapusan tidak dapat diurungkan', { exact: false }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Hapus' }).click()
    await page.getByText(/^Dipasang oleh/).waitFor({ state: 'detached' })
    expect(await stack.owner.query('select platform from platform_key')).toEqual([])
  })

  it('spends nothing on X until a limit is set, and shows what of it is spent', async () => {
    await page.getByText('Belum ada anggaran, jadi X sama sekali tidak ditanyai.').waitFor()
    await page.getByLabel('Batas per bulan (US$)').fill('5')
    await page.locator('form', { has: page.getByLabel('Batas per bulan (US$)') }).getByRole('button', { name: 'Simpan' }).click()
    await page.getByText(/US\$\s?0,00 dari US\$\s?5,00 bulan ini\./).waitFor()
    await stack.owner.query(`insert into platform_spending (platform, unit, period, spent) values ('x', 'usd-micro', date_trunc('month', now(), 'UTC'), 1250000)`)
    await page.reload()
    await page.getByText(/US\$\s?1,25 dari US\$\s?5,00 bulan ini\./).waitFor()
    await page.getByText(/Mulai lagi dari nol/).waitFor()
  })

  it('leads from a link to the card of its platform', async () => {
    await page.goto(`${stack.url}/sumber`)
    await page.goto(`${stack.url}/sumber/kunci#facebook`)
    const heading = page.getByRole('heading', { name: 'Facebook', exact: true })
    await heading.waitFor()
    await until(async () => Math.abs((await heading.boundingBox())!.y - 450) < 450) // of 900 pixels
    await page.goto(`${stack.url}/sumber/kunci`)
  })

  it('shows a key that was sealed with another secret as one to be entered anew', async () => {
    await stack.owner.query(`insert into platform_key (platform, sealed) values ('youtube', '\\x01')`)
    await page.reload()
    await page.getByText('Perlu dimasukkan ulang').waitFor()
    expect(await page.getByRole('button', { name: 'Coba kunci YouTube' }).count()).toBe(0)
  })

  it.each([[1440, 'light'], [1440, 'dark'], [768, 'light'], [360, 'dark'], [360, 'light']] as const)('fits %d pixels in %s without an axe violation', async (width, colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 2_800 })
    await page.reload()
    await page.getByText('Perlu dimasukkan ulang').waitFor()
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/kunci-${width}-${colorScheme}.png` })
    expect([await overflowOf(page), await findViolations(page)]).toEqual([0, []])
  })

  it('never sent a key back to the page', async () => {
    const all = (await Promise.all(answers)).join('\n')
    expect(all).toContain('"canSeal":true')
    expect(all).not.toContain(secret)
  })
})
