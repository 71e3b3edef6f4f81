import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { searchOfView } from '../../inbox/issue-search'
import { savedViewsQuery } from '../../inbox/views/saved-view-queries'
import { issueName } from '../../issue/issue-words'
import { useMe } from '../../session'
import { setPaused, useLiveState } from '../../use-live'
import { matchesWords, PickDialog } from '../pick-dialog'
import { navItems } from '../shell/nav-items'
import { type Command, offeredCommands } from './commands'

const mostFound = 6

/** Everything that can be done or gone to, found by typing (Ctrl K): what the page offers, pages, views, issues, and searches. */
export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const fixed = useFixedCommands()
  const found = useFoundIssues(words)
  const searches = useSearches(words.trim())
  const shown = [...fixed.filter(({ label, group }) => matchesWords(`${label} ${group}`, words)), ...found, ...searches]
  const choose = (id: string) => {
    close()
    // After the dialog has given the focus back.
    window.setTimeout(() => shown.find(command => command.id === id)?.act())
  }
  return <PickDialog title={t('palette.title')} placeholder={t('palette.placeholder')} options={shown} choose={choose} close={close} onWords={setWords} />
}

function useFixedCommands(): readonly Command[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { permissions } = useMe()
  const { paused } = useLiveState()
  const reads = permissions.includes('mentions.read')
  const { data: views } = useQuery({ ...savedViewsQuery, enabled: reads })
  const offered = useMemo(offeredCommands, [])
  return [
    ...offered,
    ...navItems.filter(item => permissions.includes(item.permission)).map(item => ({ id: item.to, label: t(item.label), group: t('palette.pages'), act: () => void navigate({ to: item.to }) })),
    ...(views?.items ?? []).map(view => ({ id: `view-${view.id}`, label: view.name, group: t('inbox.views.title'), act: () => void navigate({ to: '/isu', search: searchOfView(view.search) }) })),
    ...(reads ? [{ id: 'pause', label: t(paused ? 'live.resume' : 'live.pause'), group: t('palette.screen'), act: () => setPaused(!paused) }] : []),
    { id: '/akun', label: t('nav.account'), group: t('palette.pages'), act: () => void navigate({ to: '/akun' }) },
  ]
}

function useFoundIssues(words: string): readonly Command[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const reads = useMe().permissions.includes('mentions.read')
  const [q] = useDebouncedValue(words.trim(), 200)
  const enabled = reads && q.length > 1
  const { data } = useQuery({
    queryKey: ['issues', 'palette', q], queryFn: ({ signal }) => call('issues', { query: { q, limit: mostFound } }, signal), enabled, placeholderData: keepPreviousData,
  })
  if (!enabled || words.trim().length < 2) return []
  return (data?.items ?? []).map(issue => ({
    id: `issue-${issue.id}`, label: `${issueName(issue.id)} · ${issue.title}`, group: t('nav.issues'), act: () => void navigate({ to: '/isu/$id', params: { id: String(issue.id) } }),
  }))
}

function useSearches(words: string): readonly Command[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const reads = useMe().permissions.includes('mentions.read')
  if (!words || !reads) return []
  const to = (page: '/isu' | '/sebutan') => () => void navigate({ to: page, search: { cari: words } })
  return [
    { id: 'search-issues', label: t('palette.searchIssues', { words }), group: t('palette.search'), act: to('/isu') },
    { id: 'search-mentions', label: t('palette.searchMentions', { words }), group: t('palette.search'), act: to('/sebutan') },
  ]
}
