import type { Issue } from '@kentongan/contracts'
import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CoverageStrip } from '../mentions/coverage-strip'
import { type Cursor, useCursor } from '../mentions/use-cursor'
import { useSelection } from '../mentions/use-selection'
import { useMay, useMe } from '../session'
import { rememberAgency } from '../ui/chosen-agency'
import { usePageTitle } from '../ui/page'
import { ListStates } from '../ui/states'
import { EmptyInbox } from './empty-inbox'
import { InboxBar } from './inbox-bar'
import css from './inbox.module.css'
import { InboxHints } from './inbox-hints'
import { type Change, isMuted } from './issue-change'
import { IssueBulkBar } from './issue-bulk-bar'
import { IssueList } from './issue-list'
import { type Filter, type IssueSearch, listOf, readIssueSearch, toIssueFilter } from './issue-search'
import { RefusedChanges } from './refused-changes'
import { useInboxCommands } from './use-inbox-commands'
import { useInboxKeys } from './use-inbox-keys'
import { type IssueActions, useIssueActions } from './use-issue-actions'
import { type IssueListState, useIssues } from './use-issues'
import { WaitingPill } from './waiting-pill'

const PanelFrame = lazy(() => import('./panel/panel-frame').then(module => ({ default: module.PanelFrame })))
const InboxDialogs = lazy(() => import('./inbox-dialogs').then(module => ({ default: module.InboxDialogs })))
const route = getRouteApi('/signed-in/shell/isu')
/** What is asked of the viewer at this moment, and of which issues. */
export type Asking = { readonly what: 'help' } | { readonly what: 'mute' | 'assign' | 'level'; readonly issues: readonly Issue[] }

/** The issues that need somebody, with the evidence of one of them beside the list. */
export function InboxPage() {
  const { t } = useTranslation()
  usePageTitle(t('inbox.title'))
  const raw = route.useSearch()
  const search = useMemo(() => readIssueSearch(raw), [raw])
  const filter = useFilter(search)
  const list = useIssues(filter)
  const open = search.buka
  const cursor = useCursor(list.issues, open, '/isu')
  const wide = useMediaQuery('(min-width: 1100px)', window.innerWidth >= 1100)
  const selection = useSelection(filter, list.issues)
  const acting = useIssueActions({ filter, list, cursor, wide })
  const actions = useMay('issues.act') ? acting : undefined
  const [asking, setAsking] = useState<Asking | null>(null)
  useEffect(() => rememberAgency(search.instansi), [search.instansi])
  const picked = useAim({ list, cursor, selection, actions, ask: setAsking })
  return (
    <div className={css.page} data-evidence={(wide && open !== undefined) || undefined}>
      <Column search={search} filter={filter} list={list} cursor={cursor} actions={actions} selection={selection} ask={setAsking}>
        {actions && <RefusedChanges refused={actions.refused} close={actions.forgetRefused} />}
        {actions && selection.picked.length > 0 && <IssueBulkBar issues={picked} loaded={list.issues.length} actions={actions} ask={setAsking} pickAll={selection.all} clear={selection.clear} />}
        {wide && <InboxHints acts={actions !== undefined} help={() => setAsking({ what: 'help' })} />}
      </Column>
      <Suspense fallback={null}>
        {open !== undefined && <PanelFrame id={open} wide={wide} close={cursor.close} next={() => cursor.move(1)} actions={actions} ask={setAsking} />}
        {asking && <InboxDialogs asking={asking} actions={actions} close={() => setAsking(null)} />}
      </Suspense>
    </div>
  )
}

type Selected = ReturnType<typeof useSelection>
type ColumnProps = {
  search: IssueSearch; filter: Filter; list: IssueListState; cursor: Cursor; actions: IssueActions | undefined; selection: Selected
  ask: (asking: Asking) => void; children: React.ReactNode
}

function Column({ search, filter, list, cursor, actions, selection, ask, children }: ColumnProps) {
  const roomy = useMediaQuery(search.buka === undefined ? '(min-width: 1340px)' : '(min-width: 1760px)', true)
  const { added, moved, left } = list.waiting
  const isEmpty = list.isSuccess && list.issues.length === 0
  useEffect(() => {
    // An empty list has nothing to move, and must not look calm while issues wait.
    if (isEmpty && added + moved > 0) void list.reload()
  }, [isEmpty, added, moved])
  const loadMore = useCallback(() => {
    if (!list.isFetchingNextPage) void list.fetchNextPage()
  }, [list.isFetchingNextPage, list.fetchNextPage])
  const assign = useCallback((issue: Issue) => ask({ what: 'assign', issues: [issue] }), [ask])
  const showNew = async () => {
    await list.reload()
    document.querySelector('[data-scroll-root]')?.scrollTo({ top: 0 })
  }
  return (
    <div className={css.column}>
      <InboxBar search={search} counts={list.counts} narrow={!roomy} />
      <CoverageStrip />
      <WaitingPill added={added} moved={moved} left={left} show={showNew} />
      <ListStates list={list} empty={isEmpty || list.issues.length === 0} rows={10} height={44}><EmptyInbox search={search} filter={filter} counts={list.counts} /></ListStates>
      {list.issues.length > 0 && (
        <IssueList
          entries={list.entries} openId={search.buka} focusId={cursor.wanted} hasMore={list.hasNextPage} loadMore={loadMore} gone={list.gone}
          moreError={list.isFetchNextPageError ? list.error : null} onFocus={cursor.focus} onOpen={cursor.open}
          picked={selection.ids} pick={actions && selection.pick} assign={actions && assign}
        />
      )}
      <div className={css.foot}>{children}</div>
    </div>
  )
}

/** The filter for the API; it changes only when what narrows the list changes, not when an issue is opened. */
function useFilter(search: IssueSearch): Filter {
  const key = JSON.stringify(toIssueFilter(search))
  return useMemo(() => JSON.parse(key) as Filter, [key])
}

type Aim = {
  list: IssueListState; cursor: Cursor; selection: Selected; actions: IssueActions | undefined; ask: (asking: Asking) => void
}

/** What the keys and commands are about: what is picked (given back), else the open issue, else the one under the cursor. */
function useAim({ list, cursor, selection, actions, ask }: Aim): readonly Issue[] {
  const { account } = useMe()
  const navigate = useNavigate()
  const chosen = new Set(selection.picked)
  const picked = list.issues.filter(issue => chosen.has(issue.id))
  const aimed = () => {
    const at = cursor.at()
    return picked.length > 0 ? picked : list.issues.filter(issue => issue.id === at)
  }
  const say = (changeOf: (every: (holds: (issue: Issue) => boolean) => boolean) => Change) => {
    const issues = aimed()
    if (!actions || issues.length === 0) return
    if (picked.length > 0) selection.clear()
    void actions.say(issues, changeOf(holds => issues.every(holds)))
  }
  const askOf = (what: 'mute' | 'assign') => {
    const issues = aimed()
    if (actions && issues.length > 0) ask({ what, issues })
  }
  const acts = {
    acknowledge: () => say(every => ({ status: every(issue => issue.status === 'acknowledged') ? 'new' : 'acknowledged' })),
    finish: () => say(every => ({ status: every(issue => issue.status === 'done') ? 'acknowledged' : 'done' })),
    take: () => say(every => ({ ownerId: every(issue => issue.owner?.id === account.id) ? null : account.id })),
    mute: () => (aimed().every(issue => isMuted(issue, new Date())) ? say(() => ({ mutedUntil: null })) : askOf('mute')),
    assign: () => askOf('assign'),
  }
  useInboxKeys(account.shortcuts, {
    ...acts,
    move: cursor.move,
    open: () => {
      const open = cursor.openNow()
      if (open !== undefined) void navigate({ to: '/isu/$id', params: { id: String(open) }, search: listOf })
      else if (cursor.id) cursor.open(cursor.id)
    },
    close: () => { if (cursor.openNow() === undefined) selection.clear(); else cursor.close() },
    pick: range => {
      const at = cursor.at()
      if (actions && at !== undefined) selection.pick(at, range)
    },
    undo: () => actions?.undo(),
    search: () => document.getElementById('cari-sebutan')?.focus(),
    help: () => ask({ what: 'help' }),
    turn: step => document.querySelector<HTMLElement>(`[data-turn="${step}"]`)?.click(),
  })
  const { added, moved, left } = list.waiting
  useInboxCommands({ acts, aim: aimed(), actions, ask, show: added + moved + left > 0 ? () => void list.reload() : undefined })
  return picked
}
