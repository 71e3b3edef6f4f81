import type { CorrectMention, Mention } from '@kentongan/contracts'
import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../session'
import { rememberAgency } from '../ui/chosen-agency'
import { usePageTitle } from '../ui/page'
import { ListStates } from '../ui/states'
import { useZone } from '../ui/use-format'
import { applyCorrection, callRelevant, turnRelevance } from './correction'
import { CoverageStrip } from './coverage-strip'
import type { Decide } from './doubt-line'
import { EmptyMentions } from './empty-mentions'
import { FilterBar } from './filter-bar'
import { type MentionSearch, readMentionSearch, toMentionFilter } from './filter-state'
import { KeyHints } from './key-hints'
import { MentionList } from './mention-list'
import css from './mentions.module.css'
import { NewPill } from './new-pill'
import { belongsTo, neighbourOf } from './review-lane'
import { useCorrection } from './use-correction'
import { type Cursor, useCursor } from './use-cursor'
import { useMentionKeys } from './use-mention-keys'
import { type Filter, useMentions } from './use-mentions'
import { useNewer } from './use-newer'
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
  const cursor = useCursor(list.mentions, search.buka)
  const wide = useMediaQuery('(min-width: 1100px)', window.innerWidth >= 1100)
  const { correct, undo } = useDecision({ filter, list, cursor, wide })
  const [help, setHelp] = useState(false)
  const corrects = useMe().permissions.includes('mentions.correct')
  const open = search.buka
  useEffect(() => rememberAgency(search.instansi), [search.instansi])
  usePageKeys({ list, cursor, correct: corrects ? correct : undefined, undo, open, help: () => setHelp(true) })
  return (
    <div className={css.page} data-evidence={(wide && open !== undefined) || undefined}>
      <Column search={search} filter={filter} list={list} cursor={cursor} decide={corrects ? correct : undefined}>
        {wide && <KeyHints corrects={corrects} inDoubt={search.jalur === 'ragu'} help={() => setHelp(true)} />}
      </Column>
      <Suspense fallback={null}>
        {open !== undefined && <EvidenceFrame id={open} wide={wide} close={cursor.close} open={cursor.open} correct={corrects ? correct : undefined} />}
        {help && <KeyHelp corrects={corrects} close={() => setHelp(false)} />}
      </Suspense>
    </div>
  )
}

type List = ReturnType<typeof useMentions>

type ColumnProps = { search: MentionSearch; filter: Filter; list: List; cursor: Cursor; decide: Decide | undefined; children: React.ReactNode }

function Column({ search, filter, list, cursor, decide, children }: ColumnProps) {
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
          loadMore={loadMore} moreError={list.isFetchNextPageError ? list.error : null} onFocus={cursor.focus} onOpen={cursor.open} decide={decide}
        />
      )}
      {children}
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

type Place = { filter: Filter; list: List; cursor: Cursor; wide: boolean }

/** Corrects; where a mention leaves the list with that, the next one is selected, and undoing goes back to it. */
function useDecision({ filter, list, cursor, wide }: Place) {
  const { correct, undo } = useCorrection(mention => {
    if (filter.relevance === 'doubtful') cursor.select(mention.id, wide)
  })
  const decide: Decide = (mention, change) => {
    const leaves = !belongsTo(filter, applyCorrection(mention, change))
    const next = neighbourOf(list.mentions, mention.id)
    correct(mention, change)
    if (leaves) cursor.select(next, wide)
  }
  return { correct: decide, undo }
}

type Keys = { list: List; cursor: Cursor; correct: Decide | undefined; undo: () => void; open: number | undefined; help: () => void }

/** What the single keys do here; corrections go to the open mention, else to the one under the cursor. */
function usePageKeys({ list, cursor, correct, undo, open, help }: Keys): void {
  const { shortcuts } = useMe().account
  const act = (changeOf: (mention: Mention) => CorrectMention | undefined) => {
    const mention = list.mentions.find(each => each.id === (open ?? cursor.id))
    const change = mention && changeOf(mention)
    if (mention && change) correct?.(mention, change)
  }
  useMentionKeys(shortcuts, {
    move: cursor.move,
    open: () => { if (cursor.id) cursor.open(cursor.id) },
    close: cursor.close,
    search: () => document.getElementById('cari-sebutan')?.focus(),
    help,
    undo,
    tone: tone => act(() => ({ tone })),
    irrelevant: () => act(turnRelevance),
    relevant: () => act(callRelevant),
  })
}
