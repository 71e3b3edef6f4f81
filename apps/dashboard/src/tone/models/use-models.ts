import type { ToneModel } from '@kentongan/contracts'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { useUndo } from '../../ui/use-undo'
import { problemText } from '../../ui/problem-text'
import { showToast } from '../../ui/toast'
import { modelName } from './model-name'
import { inUse, isTraining } from './model-state'

const askEvery = 3_000

/** The live stream tells when a training ends; asking as well shows the end where the stream is cut. */
const modelsQuery = queryOptions({
  queryKey: ['tone-models'],
  queryFn: ({ signal }) => call('toneModels', {}, signal),
  refetchInterval: query => (isTraining(query.state.data?.items ?? []) ? askEvery : false),
})

/** The models, training a new one, and putting another to use with eight seconds to undo. */
export function useModels() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const list = useQuery(modelsQuery)
  const { offer } = useUndo()
  const refresh = () => queries.invalidateQueries({ queryKey: modelsQuery.queryKey })
  const train = useMutation({ mutationFn: () => call('trainTone', {}), onSuccess: refresh })
  const activate = useMutation({
    mutationFn: (id: number) => call('activateTone', { params: { id } }),
    onSettled: refresh,
    onError: error => void showToast({ danger: true, title: t('model.useFailed'), message: problemText(t, error) }),
  })
  const use = (model: ToneModel) => {
    const before = inUse(list.data?.items ?? [])
    activate.mutate(model.id, {
      onSuccess: () => { if (before) offer(t('model.used', { name: modelName(t, model) }), () => activate.mutate(before.id)) },
    })
  }
  return { list, train, use, busy: activate.isPending }
}
