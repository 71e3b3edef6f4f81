import type { CorrectMention } from '@kentongan/contracts'
import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../session'
import { rememberAgency } from '../ui/chosen-agency'
import { usePageTitle } from '../ui/page'
import { ListStates } from '../ui/states'
import { useZone } from '../ui/use-format'
import { BulkBar } from './bulk-bar'
import { CoverageStrip } from './coverage-strip'
import { decideByKey } from './decide-by-key'
import { EmptyMentions } from './empty-mentions'
import { FilterBar } from './filter-bar'
import { type MentionSearch, readMentionSearch, toMentionFilter } from './filter-state'
import { KeyHints } from './key-hints'
import { MentionList } from './mention-list'
import css from './mentions.module.css'
import { NewPill } from './new-pill'
import { type Cursor, useCursor } from './use-cursor'
import { type Decision, useDecision } from './use-decision'
import { useMentionKeys } from './use-mention-keys'
import { type Filter, useMentions } from './use-mentions'
import { useNewer } from './use-newer'
import { useSelection } from './use-selection'
import { VolumeCard } from './volume-card'

const EvidenceFrame = lazy(() => import('./evidence/evidence-frame').then(module => ({ default: module.EvidenceFrame })))
const KeyHelp = lazy(() => import('./key-help').then(module => ({ default: module.KeyHelp })))
const route = getRouteApi('/signed-in/shell/sebutan')

/** The live list of mentions, with the evidence of one of them beside it. */
export function MentionsPage() {
  const { t } = useTranslation()
  usePageTitle(t('mentions.title'))
  const raw = route.useSearch()
  const search = useMemo(() => readMentionSearch(raw), [raw])
  const filter = useFilter(search)
  const list = useMentions(filter)
  const cursor = useCursor(list.mentions, search.buka, '/sebutan')
  const wide = useMediaQuery('(min-width: 1100px)', window.innerWidth >= 1100)
  const selection = useSelection(filter, list.mentions)
  const [help, setHelp] = useState(false)
  const corrects = useMe().permissions.includes('mentions.correct')
  const deciding = useDecision({ filter, mentions: list.mentions, cursor, wide })
  const decision = corrects ? deciding : undefined
  const open = search.buka
  const sayOfPicked = decision && selection.picked.length > 0 ? (change: CorrectMention) => {
    decision.correctPicked(selection.picked, change)
    selection.clear()
  } : undefined
  useEffect(() => rememberAgency(search.instansi), [search.instansi])
  usePageKeys({ list, cursor, decision, selection, sayOfPicked, help: () => setHelp(true) })
  return (
    <div className={css.page} data-evidence={(wide && open !== undefined) || undefined}>
      <Column search={search} filter={filter} list={list} cursor={cursor} decision={decision} selection={selection}>
        {sayOfPicked && <BulkBar count={selection.picked.length} loaded={list.mentions.length} correct={sayOfPicked} pickAll={selection.all} clear={selection.clear} />}
        {wide && <KeyHints corrects={corrects} inDoubt={search.jalur === 'ragu'} help={() => setHelp(true)} />}
      </Column>
      <Suspense fallback={null}>
        {open !== undefined && <EvidenceFrame id={open} wide={wide} close={cursor.close} open={cursor.open} decision={decision} />}
        {help && <KeyHelp corrects={corrects} close={() => setHelp(false)} />}
      </Suspense>
    </div>
  )
}

type List = ReturnType<typeof useMentions>
type Selected = ReturnType<typeof useSelection>

type ColumnProps = {
  search: MentionSearch; filter: Filter; list: List; cursor: Cursor; decision: Decision | undefined; selection: Selected; children: React.ReactNode
}

function Column({ search, filter, list, cursor, decision, selection, children }: ColumnProps) {
  const waiting = useNewer(filter, list.newestId)
  const roomy = useMediaQuery(search.buka === undefined ? '(min-width: 1240px)' : '(min-width: 1660px)', true)
  const [freshAfter, setFreshAfter] = useState<number | null>(null)
  useEffect(() => setFreshAfter(null), [filter])
  const showNew = async () => {
    const before = list.newestId ?? null
    await list.reload()
    setFreshAfter(before)
    document.querySelector('[data-scroll-root]')?.scrollTo({ top: 0 })
  }
  const isEmpty = list.isSuccess && list.mentions.length === 0
  useEffect(() => {
    // An empty list has nothing to move, and must not look calm while mentions wait.
    if (isEmpty && waiting > 0) void list.reload()
  }, [isEmpty, waiting])
  const loadMore = useCallback(() => {
    if (!list.isFetchingNextPage) void list.fetchNextPage()
  }, [list.isFetchingNextPage, list.fetchNextPage])
  return (
    <div className={css.column}>
      <FilterBar search={search} filter={filter} narrow={!roomy} />
      <CoverageStrip />
      {search.jalur === undefined && <VolumeCard filter={filter} search={search} />}
      <NewPill count={waiting} show={showNew} />
      <ListStates list={list} empty={list.mentions.length === 0} rows={10} height={44}><EmptyMentions search={search} /></ListStates>
      {list.mentions.length > 0 && (
        <MentionList
          mentions={list.mentions} openId={search.buka} focusId={cursor.wanted} freshAfter={freshAfter} hasMore={list.hasNextPage}
          loadMore={loadMore} moreError={list.isFetchNextPageError ? list.error : null} onFocus={cursor.focus} onOpen={cursor.open}
          decide={decision?.correct} picked={selection.ids} pick={decision && selection.pick}
        />
      )}
      <div className={css.foot}>{children}</div>
    </div>
  )
}

/** The filter for the API; it changes only when what narrows the list changes, not when a mention is opened. */
function useFilter(search: MentionSearch): Filter {
  const zone = useZone()
  const { buka: _open, ...narrowing } = search
  const key = JSON.stringify(narrowing)
  return useMemo(() => toMentionFilter(JSON.parse(key) as MentionSearch, new Date(), zone), [key, zone])
}

type Keys = {
  list: List; cursor: Cursor; decision: Decision | undefined; selection: Selected; sayOfPicked: ((change: CorrectMention) => void) | undefined
  help: () => void
}

/** What the single keys do here; corrections go to what is picked, else to the open mention, else to the one under the cursor. */
function usePageKeys({ list, cursor, decision, selection, sayOfPicked, help }: Keys): void {
  const { shortcuts } = useMe().account
  const mention = () => {
    const at = cursor.at()
    return list.mentions.find(each => each.id === at)
  }
  useMentionKeys(shortcuts, {
    ...decideByKey(sayOfPicked, mention, decision?.correct),
    move: cursor.move,
    open: () => { if (cursor.id) cursor.open(cursor.id) },
    close: () => { if (cursor.openNow() === undefined) selection.clear(); else cursor.close() },
    search: () => document.getElementById('cari-sebutan')?.focus(),
    help,
    undo: () => decision?.undo(),
    pick: range => {
      const at = cursor.at()
      if (decision && at !== undefined) selection.pick(at, range)
    },
  })
}
