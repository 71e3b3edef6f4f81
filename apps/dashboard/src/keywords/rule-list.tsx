import type { Rule } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/tag'
import { useFormat } from '../ui/use-format'
import css from './keywords.module.css'
import { precisionText } from './precision-text'
import { draftKey, useDraftKeys } from './use-draft'

type Props = { rules: readonly Rule[]; agencyId: number; open: number | null; writes: boolean }

/** The rules of an agency, with what they find and how often they are right. */
export function RuleList({ rules, agencyId, open, writes }: Props) {
  const { t } = useTranslation()
  const drafts = useDraftKeys()
  return (
    <section className={css.rules} aria-labelledby="aturan-instansi">
      <header>
        <h2 id="aturan-instansi">{t('rule.list')}</h2>
        {writes && <NewRule agencyId={agencyId} />}
      </header>
      {rules.length === 0 ? <p className={css.faint}>{t('rule.noneHere')}</p> : (
        <ul>{rules.map(rule => <RuleRow key={rule.id} rule={rule} current={rule.id === open} changed={draftKey(rule.id, agencyId) in drafts} />)}</ul>
      )}
    </section>
  )
}

function NewRule({ agencyId }: { agencyId: number }) {
  const { t } = useTranslation()
  const search = (old: Record<string, unknown>) => ({ ...old, instansi: agencyId, aturan: 'baru' })
  return <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} renderRoot={props => <Link {...props} to="/kata-kunci" search={search} />}>{t('rule.add')}</Button>
}

function RuleRow({ rule, current, changed }: { rule: Rule; current: boolean; changed: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li>
      <Link
        to="/kata-kunci" search={(old: Record<string, unknown>) => ({ ...old, instansi: rule.agencyId, aturan: rule.id })} activeProps={{}}
        className={css.rule} aria-current={current ? 'true' : undefined} data-off={!rule.enabled || undefined}
      >
        <span className={css.ruleHead}>
          <b>{rule.name}</b>
          <Tag kind={rule.lane === 'sure' ? 'accent' : 'warn'}>{t(`rule.laneName.${rule.lane}`)}</Tag>
          <Tag>{t(rule.origin === 'custom' ? 'rule.own' : rule.refined ? 'rule.refined' : 'rule.fromData')}</Tag>
          {!rule.enabled && <Tag kind="bad">{t('rule.off')}</Tag>}
          {changed && <Tag kind="mark">{t('rule.unsaved')}</Tag>}
        </span>
        <span className={css.ruleFoot}>
          <span>{t('rule.mentions', { count: rule.mentions7d, shown: format.number(rule.mentions7d) })}</span>
          <span data-attention={rule.precision.attention || undefined}>
            {rule.precision.attention && <IconAlertTriangle size={13} aria-hidden />}{t('rule.right')} {precisionText(t, format, rule.precision)}
          </span>
        </span>
      </Link>
    </li>
  )
}
