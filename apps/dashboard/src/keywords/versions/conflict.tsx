import type { Rule } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../ui/tag'
import { useFormat } from '../../ui/use-format'
import type { Draft } from '../draft'
import css from '../keywords.module.css'
import { Difference } from './difference'

type Props = { rule: Rule; draft: Draft; keepMine: () => void; takeTheirs: () => void }

/** Someone else saved while I was writing: what they changed beside what I have, and the ways on. Writing on is one of them. */
export function Conflict({ rule, draft, keepMine, takeTheirs }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const base = draft.base?.query ?? ''
  return (
    <section className={css.conflict} role="alert" tabIndex={-1} id="bentrok" aria-labelledby="bentrok-judul">
      <h3 id="bentrok-judul">{t('rule.conflict.title', { who: rule.changedBy ?? t('rule.machine'), version: rule.version, at: format.time(rule.changedAt) })}</h3>
      <p>{t('rule.conflict.text')}</p>
      <div className={css.sides}>
        <div><h4>{t('rule.conflict.theirs', { version: rule.version })}</h4><Names name={rule.name} lane={rule.lane} draft={draft} /><Difference before={base} after={rule.query} /></div>
        <div><h4>{t('rule.conflict.mine')}</h4><Names name={draft.content.name} lane={draft.content.lane} draft={draft} /><Difference before={base} after={draft.content.query} /></div>
      </div>
      <div className={css.conflictActions}>
        <Button onClick={keepMine}>{t('rule.conflict.keepMine')}</Button>
        <Button variant="default" onClick={takeTheirs}>{t('rule.conflict.takeTheirs')}</Button>
      </div>
    </section>
  )
}

function Names({ name, lane, draft }: { name: string; lane: Rule['lane']; draft: Draft }) {
  const { t } = useTranslation()
  if (name === draft.base?.name && lane === draft.base.lane) return null
  return <p><b>{name}</b> <Tag>{t(`rule.laneName.${lane}`)}</Tag></p>
}
