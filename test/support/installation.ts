import type { APIResponse, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from './browser'
import { desk, type FirstAdmin, openAnalyst, openFirstAdmin, openWatchedPage } from './first-admin'
import { startStack, type Stack } from './start-stack'

export type Installation = {
  readonly stack: Stack
  /** The first admin's page, at a desk's screen; where there is no admin yet, nobody's. */
  readonly page: Page
  /** Asks the API as who is signed in on `page`; gives the answer, which must be a success. */
  send(method: string, path: string, data?: unknown): ReturnType<APIResponse['json']>
  /** A page in a browser of its own, with no session. */
  openPage(options?: BrowserContextOptions): Promise<Page>
  /** A page of an analyst of the whole installation. */
  openAnalyst(who: FirstAdmin): Promise<Page>
}
type Wanted = { readonly admin?: FirstAdmin; readonly environment?: Readonly<Record<string, string>> }

/**
 * For the tests of one `describe`: gives what starts the whole stack and a browser, to be called before them. Both end after them, and
 * no page may have thrown, or been refused something by its policy of contents, in any of them.
 */
export function useInstallation(): (wanted: Wanted) => Promise<Installation> {
  jest.setTimeout(400_000)
  const faults: string[] = []
  const ends: (() => Promise<void>)[] = []
  afterEach(() => expect(faults.splice(0)).toEqual([]))
  afterAll(async () => {
    for (const end of ends.reverse()) await end()
  })
  return async ({ admin, environment }) => {
    const stack = await startStack(environment)
    ends.push(() => stack.stop())
    const browser = await openBrowser()
    ends.push(() => browser.close())
    const openPage = async (options: BrowserContextOptions = {}) => openWatchedPage(await browser.newContext({ locale: 'id-ID', ...options }), faults)
    const page = await (admin ? openFirstAdmin(browser, stack, admin, faults) : openPage(desk))
    const headers = { origin: stack.url, 'sec-fetch-site': 'same-origin' }
    return {
      stack, page, openPage,
      openAnalyst: who => openAnalyst(browser, stack, who, faults),
      send: async (method, path, data) => {
        const answer = await page.request.fetch(`${stack.url}${path}`, { method, headers, ...(data !== undefined && { data }) })
        expect(answer.status()).toBe(200)
        return answer.json()
      },
    }
  }
}
