import type { Rule } from '@kentongan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { rulesQuery } from '../keywords/use-rules'
import { ErrorState } from '../ui/states'
import { Tag } from '../ui/tag'
import css from './agencies.module.css'

/** The rules that were made from the agency's data as last saved; `stale` says that the form has moved on since. */
export function MadeRules({ agencyId, stale }: { agencyId: number; stale: boolean }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(rulesQuery)
  const made = data?.items.filter(rule => rule.agencyId === agencyId && rule.origin === 'profile') ?? []
  return (
    <section className={css.made} aria-label={t('agency.madeRules')}>
      <header>
        <h3>{t('agency.madeRules')}</h3>
        <Link to="/kata-kunci" search={{ instansi: agencyId }}>{t('agency.openRules')}</Link>
      </header>
      {error && <ErrorState error={error} compact />}
      {data && made.length === 0 && <p className={css.faint}>{t('agency.noRules')}</p>}
      {made.map(rule => <MadeRule key={rule.id} rule={rule} />)}
      {stale && <p className={css.faint} role="status">{t('agency.rulesStale')}</p>}
    </section>
  )
}

function MadeRule({ rule }: { rule: Rule }) {
  const { t } = useTranslation()
  return (
    <div className={css.rule}>
      <p>
        <Tag kind={rule.lane === 'sure' ? 'ok' : 'warn'}>{t(`agency.lane.${rule.lane}`)}</Tag>
        {rule.refined && <span className={css.faint}>{t('agency.refined')}</span>}
        {!rule.enabled && <span className={css.faint}>{t('agency.ruleOff')}</span>}
      </p>
      <code tabIndex={0}>{rule.query}</code>
    </div>
  )
}
