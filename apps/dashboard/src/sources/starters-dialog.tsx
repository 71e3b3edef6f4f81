import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { ErrorState, LoadingRows } from '../ui/states'
import { StarterPicker } from './starter-picker'
import { sourcesQuery, startersQuery } from './use-sources'

export function StartersDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const starters = useQuery(startersQuery)
  const [chosen, setChosen] = useState<string[]>([])
  const add = useMutation({
    mutationFn: () => call('addStarters', { body: { urls: chosen } }),
    onSuccess: async () => {
      await Promise.all([sourcesQuery.queryKey, startersQuery.queryKey].map(queryKey => queries.invalidateQueries({ queryKey })))
      close()
    },
  })
  return (
    <Dialog close={close} size="xl" title={t('sources.starters')}>
      <div className={dialog.dialog}>
        <p className={dialog.faint}>{t('starters.lead')}</p>
        {starters.isPending && <LoadingRows />}
        {starters.isError && <ErrorState error={starters.error} retry={() => void starters.refetch()} compact />}
        {starters.data && <StarterPicker starters={starters.data.items} chosen={chosen} change={setChosen} />}
        {add.isError && <ErrorState error={add.error} compact />}
        <div className={dialog.actions}>
          <Button variant="default" onClick={close}>{t('action.cancel')}</Button>
          <Button disabled={chosen.length === 0} loading={add.isPending} onClick={() => add.mutate()}>{t('starters.add', { count: chosen.length })}</Button>
        </div>
      </div>
    </Dialog>
  )
}
