import type { Page } from 'playwright-core'
import { findFlaws, findViolations, overflowOf } from './support/browser'
import { type Installation, useInstallation } from './support/installation'
import { seedIssue, seedSources } from './support/seed-issues'
import type { Stack } from './support/start-stack'

describe('the wall, by a link that can be revoked, and how issues are weighed', () => {
  const install = useInstallation()
  let stack: Stack
  let admin: Page
  let send: Installation['send']
  let openPage: Installation['openPage']
  let link: string

  beforeAll(async () => {
    ({ stack, page: admin, send, openPage } = await install({ admin: { name: 'Dedi Admin', email: 'dedi@dinas.example' } }))
    await fill()
  })

  async function fill(): Promise<void> {
    const [{ id: agency }] = await stack.owner.query(`insert into agency (name, time_zone) values ('Pemerintah Kota Bima', 'Asia/Makassar') returning id`)
    const sources = await seedSources(stack.owner, [['Warta Teluk', 'Kota Bima'], ['Portal Sape', 'Bima'], ['Suara Dompu', 'Dompu']])
    const posts = (title: string, tone: 'negatif' | 'netral') => [0, 1, 2, 3].map(at => ({ title: `${title} (${at})`, ago: 10 + at, source: sources[at % 3]!, tone }))
    await seedIssue(stack.owner, [agency], { level: 'krisis', score: 84, posts: posts('Pesan berantai tanggul Padolo jebol', 'negatif') })
    await seedIssue(stack.owner, [agency], { level: 'kuning', score: 41, posts: posts('Lampu jalan Ama Hami padam tiga malam', 'netral') })
  }

  const smallestText = (page: Page): Promise<number> => page.evaluate(`Math.min(...[...document.querySelectorAll('#root *')]
    .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) && !element.closest('.visually-hidden') && element.getClientRects().length > 0)
    .map(element => parseFloat(getComputedStyle(element).fontSize) * (element.ownerSVGElement ? element.getScreenCTM().a : 1)))`) as Promise<number>

  it('refuses weights that make no hundred and thresholds that fall, and saves good ones', async () => {
    await admin.goto(`${stack.url}/isu/pengaturan`)
    const speed = admin.getByRole('spinbutton', { name: /^Kecepatan/ })
    await speed.fill('40')
    await admin.getByText('Jumlahnya 105; kurangi 5 agar menjadi 100.').waitFor()
    expect(await admin.getByRole('button', { name: 'Simpan' }).isDisabled()).toBe(true)
    await admin.getByRole('spinbutton', { name: /^Jangkauan/ }).fill('20')
    await admin.getByText('Jumlahnya 100: pas.').waitFor()
    await admin.getByRole('spinbutton', { name: 'Kuning' }).fill('70')
    await admin.getByText('Ambang harus naik: kuning di bawah merah, merah di bawah krisis.').waitFor()
    await admin.getByRole('spinbutton', { name: 'Kuning' }).fill('30')
    await admin.getByRole('button', { name: 'Simpan' }).click()
    await admin.getByText('Pengaturan disimpan', { exact: false }).waitFor()
    expect(await send('GET', '/api/issues/settings')).toMatchObject({ weights: { speed: 40, reach: 20 }, thresholds: { kuning: 30 } })
    expect(await findViolations(admin)).toEqual([])
  })

  it('shows what somebody else saved first beside what was typed, and keeps that', async () => {
    const now = await send('GET', '/api/issues/settings')
    await admin.getByRole('spinbutton', { name: 'Alarm keliru per analis per hari' }).fill('5')
    await send('PUT', '/api/issues/settings', { ...now, budget: 3 })
    await admin.getByRole('button', { name: 'Simpan' }).click()
    await admin.getByText('Alarm keliru: sekarang 3, isian Anda 5').waitFor()
    expect(await findViolations(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Tetap simpan milik saya' }).click()
    await admin.getByText('Alarm keliru: sekarang 3, isian Anda 5').waitFor({ state: 'detached' })
    await admin.getByText('Paling banyak 5 alarm keliru per analis per hari.').waitFor()
    await expect(send('GET', '/api/issues/settings')).resolves.toMatchObject({ budget: 5 })
  })

  it('makes a link that is shown once and opens the wall without a session', async () => {
    await admin.getByRole('button', { name: 'Buat tautan' }).click()
    await admin.getByLabel('Nama layar').fill('Ruang pusat komando')
    await admin.getByRole('dialog').getByRole('button', { name: 'Buat tautan' }).click()
    link = await admin.getByLabel('Tautan layar').inputValue()
    expect(await findViolations(admin)).toEqual([])
    await admin.getByRole('dialog').getByRole('button', { name: 'Tutup' }).last().click()
    const wall = await openPage({ viewport: { width: 1920, height: 1080 } })
    await wall.goto(link)
    await wall.getByText('Pesan berantai tanggul Padolo jebol (0)').first().waitFor()
    expect(new URL(wall.url()).hash).toBe('')
    await wall.getByText('3 sumber aktif').or(wall.getByText('sumber aktif')).first().waitFor()
    await wall.reload()
    await wall.getByText('Panel 1 dari 3', { exact: false }).waitFor()
    await wall.context().close()
  })

  it('shows its three panels at 1080p and 4K: readable from afar, no scroll, no axe violation, dark in either scheme', async () => {
    for (const [width, height] of [[1920, 1080], [3840, 2160]] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const wall = await openPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
        await wall.goto(link)
        // An arrow stops it, or it would turn by itself while it is looked at.
        await wall.getByText(/^Panel 1 dari 3/).waitFor()
        for (const key of ['ArrowRight', 'ArrowLeft']) await wall.keyboard.press(key)
        await wall.getByText(/^Panel 1 dari 3, ditahan/).waitFor()
        for (const heading of ['Isu teratas', 'Sebutan menurut wilayah', 'Sebutan menurut instansi']) {
          await wall.getByRole('heading', { name: heading }).waitFor()
          await wall.getByRole('heading', { name: 'Cakupan sumber' }).waitFor()
          expect([width, colorScheme, heading, await findViolations(wall), await overflowOf(wall)]).toEqual([width, colorScheme, heading, [], 0])
          expect(await smallestText(wall)).toBeGreaterThanOrEqual(16 * width / 1920 - 0.01)
          await wall.keyboard.press('ArrowRight')
        }
        await wall.context().close()
      }
    }
  })

  it('stands in one column that scrolls, in the hand', async () => {
    const wall = await openPage({ viewport: { width: 360, height: 780 } })
    await wall.goto(link)
    for (const heading of ['Isu teratas', 'Sebutan menurut instansi', 'Cakupan sumber']) await wall.getByRole('heading', { name: heading }).waitFor()
    if (process.env['SHOTS']) await wall.screenshot({ path: `${process.env['SHOTS']}/dinding-360.png` })
    expect([await findViolations(wall), await overflowOf(wall)]).toEqual([[], 0])
    expect(await smallestText(wall)).toBeGreaterThanOrEqual(12)
    await wall.getByRole('heading', { name: 'Baru masuk' }).scrollIntoViewIfNeeded()
    if (process.env['SHOTS']) await wall.screenshot({ path: `${process.env['SHOTS']}/dinding-360-foot.png` })
    await wall.context().close()
  })

  it('says that it is late while its clocks run on, and goes blank once the link is revoked', async () => {
    const wall = await openPage({ viewport: { width: 1920, height: 1080 } })
    await wall.clock.install()
    await wall.goto(link)
    await wall.getByText('langsung', { exact: false }).waitFor()
    await wall.route('**/api/wall', route => route.abort())
    await wall.clock.fastForward(40_000)
    await wall.getByText(/^tertunda · terakhir/).waitFor()
    await wall.getByText('Pesan berantai tanggul Padolo jebol (0)').first().waitFor()
    await wall.unroute('**/api/wall')
    await wall.clock.fastForward(6_000)
    await wall.getByText('langsung', { exact: false }).waitFor()
    await admin.getByRole('button', { name: 'Cabut tautan Ruang pusat komando' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Cabut' }).click()
    await admin.getByText('dicabut', { exact: true }).waitFor()
    await wall.clock.fastForward(6_000)
    await wall.getByRole('heading', { name: 'Tautan layar ini sudah tidak berlaku' }).waitFor()
    expect(await wall.getByText('Padolo', { exact: false }).count()).toBe(0)
    expect(await findViolations(wall)).toEqual([])
    await wall.context().close()
  })

  it('opens with a session too and Escape leads back; without either it asks for one', async () => {
    await admin.goto(`${stack.url}/dinding`)
    await admin.getByRole('heading', { name: 'Isu teratas' }).waitFor()
    await admin.keyboard.press('Escape')
    await admin.waitForURL(url => url.pathname !== '/dinding')
    const stranger = await openPage()
    await stranger.goto(`${stack.url}/dinding`)
    await stranger.getByRole('heading', { name: 'Layar ini perlu tautan atau sesi' }).waitFor()
    await stranger.context().close()
  })

  it('has settings without axe violation and sideways scrolling, light and dark, wide and narrow', async () => {
    expect(await findFlaws(admin, 'pengaturan', async () => {
      await admin.goto(`${stack.url}/isu/pengaturan`)
      await admin.getByRole('heading', { name: 'Tautan layar dinding' }).waitFor()
    })).toEqual([])
  })
})
