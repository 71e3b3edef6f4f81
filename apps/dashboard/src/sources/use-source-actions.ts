import type { Source, SourceList } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { useUndo } from '../ui/use-undo'
import { sourcesQuery } from './use-sources'

/** Pause or resume, poll now, remove; the list follows the answer at once, and what was paused or removed can be taken back. */
export function useSourceActions(source: Source) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const params = { id: source.id }
  const put = (next: Source) => {
    queries.setQueryData<SourceList>(sourcesQuery.queryKey, list => list && { items: list.items.map(each => (each.id === next.id ? next : each)) })
    void queries.invalidateQueries({ queryKey: ['coverage'] })
  }
  const reload = () => void Promise.all([['sources'], ['coverage']].map(queryKey => queries.invalidateQueries({ queryKey })))
  const refused = (error: unknown) => void showToast({ danger: true, message: problemText(t, error) })
  const { offer } = useUndo()
  const offerUndo = (text: string, undo: () => Promise<unknown>) => offer(text, () => void undo().then(reload, refused))
  const setPaused = (paused: boolean) => call('updateSource', { params, body: { paused } })
  return {
    pause: useMutation({
      mutationFn: () => setPaused(!source.paused),
      onSuccess: next => {
        put(next)
        offerUndo(t(next.paused ? 'sources.pausedNow' : 'sources.resumedNow', { name: next.title }), () => setPaused(!next.paused))
      },
      onError: refused,
    }),
    poll: useMutation({ mutationFn: () => call('pollSource', { params }), onSuccess: next => { put(next); void showToast({ message: t('sources.pollAsked', { name: source.title }) }) }, onError: refused }),
    remove: useMutation({
      mutationFn: () => call('removeSource', { params }),
      onSuccess: () => {
        reload()
        offerUndo(t('sources.removedNow', { name: source.title }), () => call('restoreSource', { params }))
      },
      onError: refused,
    }),
  }
}
