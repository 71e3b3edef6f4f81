import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { HealthTag } from '../sources/health-tag'
import { sourceProblem } from '../sources/source-problem'
import { StarterPicker } from '../sources/starter-picker'
import { sourcesQuery, startersQuery } from '../sources/use-sources'
import { ErrorState, LoadingRows } from '../ui/states'
import { useDraft } from './use-draft'
import css from './wizard.module.css'

/** Choose starter sources, then watch each of them answer. */
export function SourcesStep({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const starters = useQuery(startersQuery)
  const sources = useQuery({ ...sourcesQuery, refetchInterval: 3_000 })
  const [chosen, setChosen, clear] = useDraft<string[]>('kentongan-mulai-sumber', [])
  const answers = useRef<HTMLDivElement>(null)
  const add = useMutation({
    mutationFn: () => call('addStarters', { body: { urls: chosen } }),
    onSuccess: async () => {
      clear()
      setChosen([])
      await Promise.all([queries.invalidateQueries({ queryKey: sourcesQuery.queryKey }), queries.invalidateQueries({ queryKey: startersQuery.queryKey })])
      answers.current?.scrollIntoView({ block: 'start' })
    },
  })
  const items = sources.data?.items ?? []
  return (
    <div className={css.form}>
      <div><h2>{t('wizard.sourcesTitle')}</h2><p className={css.lead}>{t('wizard.sourcesLead')}</p></div>
      {starters.isPending && <LoadingRows rows={5} />}
      {starters.isError && <ErrorState error={starters.error} retry={() => void starters.refetch()} compact />}
      {starters.data && <StarterPicker starters={starters.data.items} chosen={chosen} change={setChosen} />}
      {add.isError && <ErrorState error={add.error} compact />}
      <div className={css.actions}>
        <Button variant="default" onClick={back}>{t('wizard.back')}</Button>
        <Button onClick={() => add.mutate()} loading={add.isPending} disabled={chosen.length === 0}>{t('starters.add', { count: chosen.length })}</Button>
      </div>
      {items.length > 0 && (
        <div className={css.live} ref={answers}>
          <h3>{t('wizard.answers')}</h3>
          <ul className={css.answers} aria-live="polite" aria-relevant="text">
            {items.map(source => (
              <li key={source.id}><span>{source.title}</span><HealthTag source={source} />{source.lastError && <span className={css.why}>{sourceProblem(t, source.lastError)}</span>}</li>
            ))}
          </ul>
          <div className={css.actions}><Button component={Link} to="/sebutan">{t('wizard.open')}</Button></div>
        </div>
      )}
    </div>
  )
}
