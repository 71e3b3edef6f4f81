import type { Mention } from '@kentongan/contracts'
import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../session'
import { rememberAgency } from '../ui/chosen-agency'
import { usePageTitle } from '../ui/page'
import { ErrorState, LoadingRows } from '../ui/states'
import { useZone } from '../ui/use-format'
import { CoverageStrip } from './coverage-strip'
import { EmptyMentions } from './empty-mentions'
import { FilterBar } from './filter-bar'
import { type MentionSearch, readMentionSearch, toMentionFilter } from './filter-state'
import { KeyHints } from './key-hints'
import { MentionList } from './mention-list'
import css from './mentions.module.css'
import { NewPill } from './new-pill'
import { useCorrection } from './use-correction'
import { useMentionKeys } from './use-mention-keys'
import { useMentions } from './use-mentions'
import { useNewer } from './use-newer'
import { VolumeCard } from './volume-card'

const EvidenceFrame = lazy(() => import('./evidence/evidence-frame').then(module => ({ default: module.EvidenceFrame })))
const KeyHelp = lazy(() => import('./key-help').then(module => ({ default: module.KeyHelp })))
const route = getRouteApi('/signed-in/shell/sebutan')

export function MentionsPage() {
  const { t } = useTranslation()
  usePageTitle(t('mentions.title'))
  const raw = route.useSearch()
  const search = useMemo(() => readMentionSearch(raw), [raw])
  const filter = useFilter(search)
  const list = useMentions(filter)
  const waiting = useNewer(filter, list.newestId)
  const wide = useMediaQuery('(min-width: 1100px)', window.innerWidth >= 1100)
  const roomy = useMediaQuery(search.buka === undefined ? '(min-width: 960px)' : '(min-width: 1560px)', true)
  const [freshAfter, setFreshAfter] = useState<number | null>(null)
  useEffect(() => setFreshAfter(null), [filter])
  useEffect(() => rememberAgency(search.instansi), [search.instansi])

  const showNew = async () => {
    const before = list.newestId ?? null
    await list.reload()
    setFreshAfter(before)
    document.querySelector('[data-scroll-root]')?.scrollTo({ top: 0 })
  }
  const cursor = useCursor(list.mentions, search.buka)
  const correction = useCorrection()
  const [help, setHelp] = useState(false)
  const { account, permissions } = useMe()
  const corrects = permissions.includes('mentions.correct')
  const current = () => list.mentions.find(mention => mention.id === (search.buka ?? cursor.id))
  useMentionKeys(account.shortcuts, {
    move: cursor.move,
    open: () => { if (cursor.id) cursor.open(cursor.id) },
    close: cursor.close,
    search: () => document.getElementById('cari-sebutan')?.focus(),
    help: () => setHelp(true),
    undo: correction.undo,
    tone: tone => { const mention = current(); if (corrects && mention) correction.correct(mention, { tone }) },
    irrelevant: () => { const mention = current(); if (corrects && mention) correction.correct(mention, { relevant: mention.relevant ? false : null }) },
  })

  const loadMore = useCallback(() => { if (!list.isFetchingNextPage) void list.fetchNextPage() }, [list.isFetchingNextPage, list.fetchNextPage])
  return (
    <div className={css.page} data-evidence={(wide && search.buka !== undefined) || undefined}>
      <div className={css.column}>
        <FilterBar search={search} narrow={!roomy} />
        <CoverageStrip />
        <VolumeCard filter={filter} search={search} />
        <NewPill count={waiting} show={showNew} />
        {list.isPending && <LoadingRows rows={10} height={44} />}
        {list.isError && list.mentions.length === 0 && <ErrorState error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && list.mentions.length === 0 && <EmptyMentions search={search} />}
        {list.mentions.length > 0 && (
          <MentionList
            mentions={list.mentions} openId={search.buka} focusId={cursor.wanted} freshAfter={freshAfter} hasMore={list.hasNextPage}
            loadMore={loadMore} moreError={list.isFetchNextPageError ? list.error : null} onFocus={cursor.focus} onOpen={cursor.open}
          />
        )}
        {account.shortcuts && wide && <KeyHints corrects={corrects} help={() => setHelp(true)} />}
      </div>
      {search.buka !== undefined && (
        <Suspense fallback={null}>
          <EvidenceFrame id={search.buka} wide={wide} close={cursor.close} open={cursor.open} correct={corrects ? correction.correct : undefined} />
        </Suspense>
      )}
      {help && <Suspense fallback={null}><KeyHelp corrects={corrects} close={() => setHelp(false)} /></Suspense>}
    </div>
  )
}

/** The filter for the API; it changes only when what narrows the list changes, not when a mention is opened. */
function useFilter(search: MentionSearch) {
  const zone = useZone()
  const { buka: _open, ...narrowing } = search
  const key = JSON.stringify(narrowing)
  return useMemo(() => toMentionFilter(JSON.parse(key) as MentionSearch, new Date(), zone), [key, zone])
}

/** Which row the keyboard is on. With the evidence open, moving opens the next one in place of the last. */
function useCursor(mentions: readonly Mention[], openId: number | undefined) {
  const navigate = useNavigate()
  const [id, setId] = useState<number | null>(openId ?? null)
  const [wanted, setWanted] = useState<number | null>(null)
  const open = useCallback((next: number) => {
    setId(next)
    void navigate({ to: '/sebutan', search: (old: Record<string, unknown>) => ({ ...old, buka: next }) })
  }, [navigate])
  const close = useCallback(() => {
    if (openId === undefined) return
    void navigate({ to: '/sebutan', search: (old: Record<string, unknown>) => ({ ...old, buka: undefined }) })
    setWanted(null)
    requestAnimationFrame(() => setWanted(openId))
  }, [navigate, openId])
  const move = (step: 1 | -1) => {
    const at = mentions.findIndex(mention => mention.id === (openId ?? id))
    const next = mentions[at === -1 ? 0 : at + step]
    if (!next) return
    setId(next.id)
    setWanted(next.id)
    if (openId !== undefined) void navigate({ to: '/sebutan', replace: true, search: (old: Record<string, unknown>) => ({ ...old, buka: next.id }) })
  }
  return { id, wanted, open, close, move, focus: setId }
}
