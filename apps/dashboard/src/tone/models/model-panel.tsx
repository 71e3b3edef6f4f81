import type { ToneModel } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lookbacksQuery } from '../../keywords/use-rules'
import { Panel } from '../../ui/page'
import { ErrorState, ListStates } from '../../ui/states'
import { ModelItem } from './model-item'
import { formerOf, inUse, isTraining, shortList } from './model-state'
import css from './models.module.css'
import { useModels } from './use-models'

/** The tone models of this installation: what is in use, what was tried and why it was taken or not, and a training on demand. */
export function ModelPanel() {
  const { t } = useTranslation()
  const { list, train, use, busy } = useModels()
  const models = list.data?.items ?? []
  const training = isTraining(models)
  const off = training || !list.data
  const start = <Button loading={train.isPending} disabled={off} onClick={() => train.mutate()}>{t('model.train')}</Button>
  return (
    <Panel title={t('model.title')} aside={start} flush>
      <div className={css.intro}>
        <p>{t('model.lead')}</p>
        <p role="status">{training ? t('model.training') : t('model.waiting', { count: list.data?.waiting ?? 0 })}</p>
        {training && <progress aria-label={t('model.training')} />}
        <Retagging />
        {train.error && <ErrorState error={train.error} compact />}
      </div>
      <ListStates list={list} empty={models.length === 0} rows={3} height={44} />
      <Models models={models} use={use} busy={busy || training} />
    </Panel>
  )
}

/** What matters first; the rest on demand. The figures of what is in use and of the newest trial are open. */
function Models({ models, use, busy }: { models: readonly ToneModel[]; use: (model: ToneModel) => void; busy: boolean }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all ? models : shortList(models)
  const rest = models.length - shown.length
  const now = inUse(models)?.id
  const newest = models.find(model => model.trial !== null)?.id
  const former = formerOf(models)
  return (
    <>
      <ol>
        {shown.map(model => (
          <ModelItem
            key={model.id} model={model} models={models} isNow={model.id === now} open={model.id === now || model.id === newest}
            former={model.id === now ? former : undefined} use={use} busy={busy}
          />
        ))}
      </ol>
      {rest > 0 && <p className={css.older}><Button variant="default" onClick={() => setAll(true)}>{t('model.older', { count: rest })}</Button></p>}
    </>
  )
}

/** Another model tags the last thirty days again, agency by agency. */
function Retagging() {
  const { t } = useTranslation()
  const { data } = useQuery(lookbacksQuery)
  const running = (data?.items ?? []).filter(({ state }) => state === 'waiting' || state === 'running').length
  return running > 0 ? <p role="status">{t('model.retagging', { count: running })}</p> : null
}
