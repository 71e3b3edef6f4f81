import type { PlatformBudget } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { ErrorState } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { microDollars } from './key-state'
import { useKeysAnswer } from './keys-query'
import css from './platform-keys.module.css'

/** What was asked of a platform in this period, of what may be asked. */
export function BudgetLine({ budget }: { budget: PlatformBudget }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { unit, spent, most, resetsAt, settable } = budget
  const show = (value: number) => (unit === 'usd-micro' ? format.dollars(value) : format.number(value))
  const words = t(`platformKeys.budget.${unit}`, { spent: show(spent), most: show(most) })
  const share = most === 0 ? 0 : Math.min(100, (spent / most) * 100)
  return (
    <div className={css.budget}>
      <p>{most === 0 ? t('platformKeys.noBudget') : words} {resetsAt && spent > 0 && <span className={css.faint}>{t(unit === 'hashtag' ? 'platformKeys.placeOpens' : 'platformKeys.resets', { at: format.full(resetsAt) })}</span>}</p>
      {most > 0 && <span className={css.bar} data-full={share === 100 || undefined} aria-hidden><i style={{ width: `${share}%` }} /></span>}
      {settable && <LimitForm key={most} budget={budget} />}
    </div>
  )
}

function LimitForm({ budget: { platform, unit, most } }: { budget: PlatformBudget }) {
  const { t } = useTranslation()
  const id = useId()
  const answer = useKeysAnswer()
  const [typed, setTyped] = useState(String(most / 1_000_000))
  const micros = microDollars(typed)
  const save = useMutation({ mutationFn: () => call('setPlatformBudget', { params: { platform }, body: { unit, most: micros } }), onSuccess: answer })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className={css.limit} onSubmit={submit}>
      <label htmlFor={id}>{t('platformKeys.monthLimit')}</label>
      <input id={id} className={css.number} type="number" inputMode="decimal" min={0} max={10_000} step="any" required value={typed} onChange={event => setTyped(event.target.value)} />
      <Button type="submit" variant="default" disabled={!Number.isFinite(micros) || micros === most} loading={save.isPending}>{t('action.save')}</Button>
      {save.isError && <ErrorState error={save.error} compact />}
    </form>
  )
}
