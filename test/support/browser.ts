import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'

const axe = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8')

/** Debian's Chromium; the flags keep it from calling home and let it run as root in a container. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

export type AxeViolation = { readonly id: string; readonly nodes: readonly string[] }

/** Lets the page draw twice: what a key or a scroll sets off at once has been done by then. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))')

/** Waits until the page hears the live stream; of what changes before it may not be told. */
export const untilLive = (page: Page): Promise<void> => page.locator('[data-state="live"]').waitFor()

/** Waits until a page has its heading and loads nothing any more. */
export async function untilLoaded(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** Waits until nothing fades or slides any more, since what is half transparent has too little contrast; what turns for ever may turn. */
async function atRest(page: Page): Promise<void> {
  do await drawn(page)
  while (await page.evaluate(`(async () => {
    const moving = document.getAnimations().filter(each => each.playState === 'running' && each.effect.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(moving.map(each => each.finished))
    return moving.length > 0
  })()`))
}

/** What axe finds wrong on the page (WCAG 2.2 A and AA, best practices). The script runs outside of the page's CSP. */
export async function findViolations(page: Page): Promise<readonly AxeViolation[]> {
  await atRest(page)
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe
    return (await run.run()).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html.slice(0, 200)) }))
  })
}

/** How far the page is wider than its window, in pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(`document.documentElement.scrollWidth - document.documentElement.clientWidth`) as Promise<number>

const looks = (['light', 'dark'] as const).flatMap(colorScheme => [1440, 768, 360].map(width => ({ colorScheme, width })))

/**
 * What is wrong with a page, light and dark, wide and narrow: axe's violations and sideways scrolling. `show` opens the page and waits
 * until it stands still. With SHOTS set, a picture of each look is left in that folder.
 */
export async function findFlaws(page: Page, name: string, show: () => Promise<unknown>): Promise<readonly unknown[]> {
  const flaws: unknown[] = []
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    await show()
    if (process.env['SHOTS']) await page.screenshot({ path: path.join(process.env['SHOTS'], `${name}-${colorScheme}-${width}.png`) })
    const [violations, overflow] = [await findViolations(page), await overflowOf(page)]
    if (violations.length > 0 || overflow > 0) flaws.push({ name, colorScheme, width, violations, overflow })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  return flaws
}
