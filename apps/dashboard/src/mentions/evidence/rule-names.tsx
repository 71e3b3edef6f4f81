import type { MentionDetail } from '@kentongan/contracts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session'
import css from './evidence.module.css'

/** The rules that found the mention, each leading to its page for those who may read it. */
export function RuleNames({ detail: { rules, mention } }: { detail: MentionDetail }) {
  const { t } = useTranslation()
  const reads = useMay('agencies.read')
  return (
    <section className={css.part}>
      <h3>{t('evidence.rules')}</h3>
      {rules.length === 0 && <p className={css.faint}>{t('evidence.noRules')}</p>}
      <ul className={css.rows}>
        {rules.map(({ id, name }) => <li key={id}>{reads ? <Link to="/kata-kunci" search={{ instansi: mention.agency.id, aturan: id }}>{name}</Link> : name}</li>)}
      </ul>
    </section>
  )
}
