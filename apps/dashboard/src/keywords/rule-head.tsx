import type { Agency, Rule } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePageTitle } from '../ui/page'
import { Tag } from '../ui/tag'
import css from './keywords.module.css'
import type { Workbench } from './use-workbench'

type Props = { agency: Agency; rule: Rule | null; bench: Workbench; writes: boolean }

/** Name and state of the rule, and the two things to do with what was typed: drop it or save it. */
export function RuleHead({ agency, rule, bench, writes }: Props) {
  const { t } = useTranslation()
  const name = bench.content.name.trim() || t('rule.newTitle')
  const next = (rule?.version ?? 0) + 1
  usePageTitle(`${name} · ${t('rule.title')}`)
  return (
    <header className={css.head}>
      <div className={css.heading}>
        <p className={css.crumbs}><Link to="/kata-kunci" search={{ instansi: agency.id }}>{t('rule.title')}</Link> <span aria-hidden>›</span> {agency.name}</p>
        <h1>{name}</h1>
        {rule && <Tag kind={rule.enabled ? 'plain' : 'bad'}>{t(rule.enabled ? 'rule.active' : 'rule.inactive', { version: rule.version })}</Tag>}
        {bench.draft && <Tag kind="warn">{t('rule.proposal', { version: next })}</Tag>}
      </div>
      {writes && <HeadActions bench={bench} next={next} />}
    </header>
  )
}

function HeadActions({ bench, next }: { bench: Workbench; next: number }) {
  const { t } = useTranslation()
  return (
    <div className={css.headActions}>
      {bench.draft && <Button variant="subtle" onClick={bench.discard}>{t('rule.discard')}</Button>}
      <Button onClick={bench.submit} loading={bench.saving} disabled={!bench.savable && !bench.overtaken} aria-keyshortcuts="Control+S">
        {t('rule.save', { version: next })}<span className={css.shortcut} aria-hidden><kbd>Ctrl</kbd><kbd>S</kbd></span>
      </Button>
    </div>
  )
}
