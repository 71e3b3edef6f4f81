import type { Agency } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { NamingFields } from '../agencies/naming-fields'
import { listsOf, noTerms, termsOf } from '../agencies/terms'
import { agenciesQuery } from '../agencies/use-agencies'
import { call } from '../api-client'
import { ErrorState } from '../ui/states'
import { useDraft } from './use-draft'
import css from './wizard.module.css'

export function NamesStep({ agency, next, back }: { agency: Agency | undefined; next: () => void; back: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [lists, setLists, clear] = useDraft('kentongan-mulai-kata', agency ? listsOf(agency.terms) : noTerms)
  const save = useMutation({
    mutationFn: async () => {
      if (agency) await call('updateAgency', { params: { id: agency.id }, body: { version: agency.version, terms: termsOf(lists) } })
    },
    onSuccess: async () => {
      clear()
      await queries.invalidateQueries({ queryKey: agenciesQuery.queryKey })
      next()
    },
  })
  if (!agency) {
    return (
      <div className={css.form}>
        <h2>{t('wizard.namesTitle')}</h2><p className={css.lead}>{t('wizard.namesNeedAgency')}</p>
        <div className={css.actions}><Button variant="default" onClick={back}>{t('wizard.back')}</Button><Button variant="subtle" onClick={next}>{t('wizard.skip')}</Button></div>
      </div>
    )
  }
  return (
    <div className={css.form}>
      <div><h2>{t('wizard.namesTitleFor', { name: agency.name })}</h2><p className={css.lead}>{t('wizard.namesLead')}</p></div>
      <NamingFields lists={lists} change={setLists} />
      {save.isError && <ErrorState error={save.error} compact />}
      <div className={css.actions}>
        <Button variant="default" onClick={back}>{t('wizard.back')}</Button><Button variant="subtle" onClick={next}>{t('wizard.skip')}</Button>
        <Button loading={save.isPending} onClick={() => save.mutate()}>{t('wizard.next')}</Button>
      </div>
    </div>
  )
}
