import type { Source, SourceList } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { sourcesQuery } from './use-sources'

/** Pause or resume, poll now, remove; the list follows the answer at once. */
export function useSourceActions(source: Source) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const params = { id: source.id }
  const put = (next: Source) => queries.setQueryData<SourceList>(sourcesQuery.queryKey, list => list && { items: list.items.map(each => (each.id === next.id ? next : each)) })
  const refused = (error: unknown) => void showToast({ danger: true, message: problemText(t, error) })
  const refreshCoverage = () => void queries.invalidateQueries({ queryKey: ['coverage'] })
  return {
    pause: useMutation({ mutationFn: () => call('updateSource', { params, body: { paused: !source.paused } }), onSuccess: next => { put(next); refreshCoverage() }, onError: refused }),
    poll: useMutation({ mutationFn: () => call('pollSource', { params }), onSuccess: next => { put(next); void showToast({ message: t('sources.pollAsked', { name: source.title }) }) }, onError: refused }),
    remove: useMutation({ mutationFn: () => call('removeSource', { params }), onSuccess: () => { void queries.invalidateQueries({ queryKey: sourcesQuery.queryKey }); refreshCoverage() } }),
  }
}
