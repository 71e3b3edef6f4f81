import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { lookbacksQuery } from '../../keywords/use-rules'
import { Panel } from '../../ui/page'
import { ErrorState, ListStates } from '../../ui/states'
import { ModelItem } from './model-item'
import { formerOf, inUse, isTraining } from './model-state'
import css from './models.module.css'
import { useModels } from './use-models'

/** The tone models of this installation: what is in use, what was tried and why it was taken or not, and a training on demand. */
export function ModelPanel() {
  const { t } = useTranslation()
  const { list, train, use, busy } = useModels()
  const models = list.data?.items ?? []
  const training = isTraining(models)
  const waiting = list.data?.waiting ?? 0
  const former = formerOf(models)
  const now = inUse(models)
  return (
    <Panel title={t('model.title')} aside={<Button loading={train.isPending} disabled={training || !list.data} onClick={() => train.mutate()}>{t('model.train')}</Button>} flush>
      <div className={css.intro}>
        <p>{t('model.lead')}</p>
        <p role="status">{training ? t('model.training') : t('model.waiting', { count: waiting })}</p>
        {training && <progress aria-label={t('model.training')} />}
        <Retagging />
        {train.error && <ErrorState error={train.error} compact />}
      </div>
      <ListStates list={list} empty={models.length === 0} rows={3} height={44} />
      <ol className={css.list}>
        {models.map(model => (
          <ModelItem key={model.id} model={model} isNow={model.id === now?.id} former={model.id === now?.id ? former : undefined} models={models} use={use} busy={busy || training} />
        ))}
      </ol>
    </Panel>
  )
}

/** Another model tags the last thirty days again, agency by agency. */
function Retagging() {
  const { t } = useTranslation()
  const { data } = useQuery(lookbacksQuery)
  const running = (data?.items ?? []).filter(({ state }) => state === 'waiting' || state === 'running').length
  return running > 0 ? <p role="status">{t('model.retagging', { count: running })}</p> : null
}
