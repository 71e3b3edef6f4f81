import type { Source, SourceList } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { ToastLine } from '../mentions/use-undo'
import { problemText } from '../ui/problem-text'
import { hideToast, showToast } from '../ui/toast'
import { sourcesQuery } from './use-sources'

const undoFor = 8_000
const toast = 'sumber'

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
  const offerUndo = (text: string, undo: () => Promise<unknown>) => {
    const act = () => {
      void hideToast(toast)
      undo().then(reload, refused)
    }
    void showToast({ id: toast, autoClose: undoFor, message: <ToastLine text={text} action={t('correction.undo')} act={act} /> })
  }
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
