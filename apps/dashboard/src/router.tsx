import { QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, type SearchSchemaInput } from '@tanstack/react-router'
import { ApiProblem } from './api-client'
import { InboxPage } from './inbox/inbox-page'
import { readIssueSearch } from './inbox/issue-search'
import { readMentionSearch } from './mentions/filter-state'
import { forgetEverything, queryClient } from './query-client'
import { meQuery } from './session'
import { changeLocale, loadOtherWords } from './i18n'
import { NotFoundPage, PageFailure, RequirePermission } from './ui/page-states'
import { Shell } from './ui/shell/shell'

/** A page that is fetched when it is wanted, with its words. */
const lazyPage = <Module extends Record<string, unknown>, Name extends keyof Module>(load: () => Promise<Module>, name: Name) =>
  lazyRouteComponent(async () => (await Promise.all([load(), loadOtherWords()]))[0], name)

const MentionsPage = lazyPage(() => import('./mentions/mentions-page'), 'MentionsPage')
type Words = Record<string, unknown>

const root = createRootRoute({
  component: () => <QueryClientProvider client={queryClient}><Outlet /></QueryClientProvider>,
  notFoundComponent: NotFoundPage,
})

const publicPage = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component, validateSearch: (raw: Words & SearchSchemaInput) => raw })

/** What the sign-in page needs to lead back; the front page needs nothing. */
const wayBack = (href: string) => (href === '/' ? {} : { kembali: href })

/** Lets nobody in without a session, and keeps the way back. */
async function requireSession({ location }: { location: { href: string } }) {
  try {
    const me = await queryClient.ensureQueryData(meQuery)
    await changeLocale(me.account.locale)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) throw redirect({ to: '/masuk', search: wayBack(location.href) })
    throw error
  }
}

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', beforeLoad: requireSession, component: Outlet, errorComponent: PageFailure })
const shell = createRoute({ getParentRoute: () => signedIn, id: 'shell', component: Shell })

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(meQuery)
    throw redirect({ to: !me.ready && me.permissions.includes('agencies.write') ? '/mulai' : '/isu' })
  },
})
const mentions = createRoute({
  getParentRoute: () => shell,
  path: '/sebutan',
  validateSearch: (raw: Words & SearchSchemaInput) => readMentionSearch(raw),
  component: () => <RequirePermission permission="mentions.read"><MentionsPage /></RequirePermission>,
})
const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/isu',
  validateSearch: (raw: Words & SearchSchemaInput) => readIssueSearch(raw),
  component: () => <RequirePermission permission="mentions.read"><InboxPage /></RequirePermission>,
})
const shellPage = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => shell, path, component, errorComponent: PageFailure, validateSearch: (raw: Words & SearchSchemaInput) => raw })

const tree = root.addChildren([
  publicPage('/masuk', lazyPage(() => import('./sign-in/sign-in-page'), 'SignInPage')),
  publicPage('/undangan', lazyPage(() => import('./sign-in/invitation-page'), 'InvitationPage')),
  publicPage('/atur', lazyPage(() => import('./setup/first-admin-page'), 'FirstAdminPage')),
  publicPage('/dinding', lazyPage(() => import('./wall/wall-page'), 'WallPage')),
  signedIn.addChildren([
    createRoute({
      getParentRoute: () => signedIn, path: '/mulai', component: lazyPage(() => import('./setup/wizard-page'), 'WizardPage'),
      validateSearch: (raw: Words & SearchSchemaInput) => raw,
    }),
    shell.addChildren([
      home,
      inbox,
      mentions,
      shellPage('/isu/$id', lazyPage(() => import('./issue/issue-page'), 'IssuePage')),
      shellPage('/isu/pengaturan', lazyPage(() => import('./issue-settings/issue-settings-page'), 'IssueSettingsPage')),
      shellPage('/tinjau', lazyPage(() => import('./tone/review/review-page'), 'ReviewPage')),
      shellPage('/mutu', lazyPage(() => import('./tone/quality/quality-page'), 'QualityPage')),
      shellPage('/sumber', lazyPage(() => import('./sources/sources-page'), 'SourcesPage')),
      shellPage('/sumber/kunci', lazyPage(() => import('./platform-keys/platform-keys-page'), 'PlatformKeysPage')),
      shellPage('/sumber/impor', lazyPage(() => import('./imports/import-page'), 'ImportPage')),
      shellPage('/kata-kunci', lazyPage(() => import('./keywords/keywords-page'), 'KeywordsPage')),
      shellPage('/instansi', lazyPage(() => import('./agencies/agencies-page'), 'AgenciesPage')),
      shellPage('/pengguna', lazyPage(() => import('./users/users-page'), 'UsersPage')),
      shellPage('/riwayat', lazyPage(() => import('./audit/audit-page'), 'AuditPage')),
      shellPage('/akun', lazyPage(() => import('./account/account-page'), 'AccountPage')),
    ]),
  ]),
])

/** Plain `key=value` addresses: they are read aloud, typed and shared by people. */
const stringifySearch = (search: Words) => {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return text ? `?${text}` : ''
}

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch,
  defaultErrorComponent: PageFailure,
  scrollRestoration: false,
})

/** Pages that say themselves that nobody is signed in. */
const staying: readonly string[] = ['/masuk', '/dinding']

/** A session that has ended anywhere leads to the sign-in page and back. */
export function watchForSignOut(): void {
  const leave = (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.status !== 401 || staying.includes(router.state.location.pathname)) return
    void router.navigate({ to: '/masuk', search: wayBack(router.state.location.href) }).then(forgetEverything)
  }
  queryClient.getQueryCache().config.onError = leave
  queryClient.getMutationCache().config.onError = leave
}
