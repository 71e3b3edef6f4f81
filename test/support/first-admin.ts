import { createToken } from '@kentongan/platform/db'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Stack } from './start-stack'

/** A page of this context; what it throws, and what its policy of contents refuses, is added to `faults`. */
export async function openWatchedPage(context: BrowserContext, faults: string[]): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(60_000) // what passes does not wait for it
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => message.type() === 'error' && /Content Security Policy|Refused/.test(message.text()) && faults.push(message.text()))
  return page
}

export type FirstAdmin = { readonly name: string; readonly email: string }

/** A desk's screen in Bima. */
export const desk = { viewport: { width: 1440, height: 900 }, locale: 'id-ID', timezoneId: 'Asia/Makassar' } as const

/** Signs in on a desk's screen, by the set-up link, as the installation's first admin. */
export async function openFirstAdmin(browser: Browser, stack: Stack, { name, email }: FirstAdmin, faults: string[]): Promise<Page> {
  const page = await openWatchedPage(await browser.newContext(desk), faults)
  const missing: string[] = []
  page.on('requestfailed', request => missing.push(`${request.url()} (${request.failure()?.errorText})`))
  await page.goto(`${stack.url}/atur#token=${await stack.setupToken()}`)
  await page.getByLabel('Nama').fill(name).catch(async error => {
    const shown = await page.locator('body').innerText()
    throw new Error(`no form at ${page.url()}, which shows "${shown}"; did not load: ${missing.join(', ') || 'nothing'}; ${faults.join(', ')}`, { cause: error })
  })
  await page.getByLabel('Surel').fill(email)
  await page.getByLabel('Kata sandi', { exact: false }).first().fill('kata sandi yang panjang')
  await page.getByRole('button', { name: 'Buat admin' }).click()
  await page.waitForURL(/\/(?:mulai|isu)\b/)
  return page
}

/** A page of an analyst of the whole installation, in a browser of his own that is signed in already. */
export async function openAnalyst(browser: Browser, stack: Stack, { name, email }: FirstAdmin, faults: string[]): Promise<Page> {
  const { token, hash } = createToken()
  await stack.owner.query(
    `with made as (insert into account (email, name, password_hash) values ($1, $2, 'x') returning id),
       member as (insert into membership (account_id, agency_id, role) select id, null, 'analyst' from made)
     insert into session (token_hash, account_id, expires_at) select $3, id, now() + interval '1 day' from made`, [email, name, hash])
  const context = await browser.newContext(desk)
  await context.addCookies([{ name: '__Host-kentongan', value: token, url: stack.url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }])
  return openWatchedPage(context, faults)
}
