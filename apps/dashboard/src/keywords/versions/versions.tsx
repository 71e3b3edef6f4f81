import type { Rule, RuleVersion } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListStates } from '../../ui/states'
import { Tag } from '../../ui/tag'
import { useFormat } from '../../ui/use-format'
import css from '../keywords.module.css'
import { useRuleActions } from '../use-rule-actions'
import { versionsQuery } from '../use-rules'
import { Difference } from './difference'

/** Every saved state of the rule: who, when, what changed, and the way back. */
export function Versions({ rule, writes }: { rule: Rule; writes: boolean }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <details className={css.versions} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('rule.versions', { count: rule.version })}</summary>
      {open && <VersionList rule={rule} writes={writes} />}
    </details>
  )
}

function VersionList({ rule, writes }: { rule: Rule; writes: boolean }) {
  const list = useQuery({ ...versionsQuery(rule), placeholderData: before => before })
  const versions = [...(list.data?.items ?? [])].sort((a, b) => b.number - a.number)
  return (
    <>
      <ListStates list={list} empty={versions.length === 0} rows={3} height={44} />
      <ol className={css.versionList}>
        {versions.map((version, index) => <VersionRow key={version.number} rule={rule} version={version} before={versions[index + 1]} writes={writes} />)}
      </ol>
    </>
  )
}

function VersionRow({ rule, version, before, writes }: { rule: Rule; version: RuleVersion; before: RuleVersion | undefined; writes: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { change, isPending } = useRuleActions()
  const revert = () => change({
    rule,
    change: { name: version.name, lane: version.lane, enabled: version.enabled, query: version.query, revertsTo: version.number },
    done: t('rule.reverted', { version: version.number }),
    back: { name: rule.name, lane: rule.lane, enabled: rule.enabled, query: rule.query, revertsTo: rule.version },
  })
  const newest = version.number === rule.version
  return (
    <li>
      <div className={css.versionHead}>
        <b>v{version.number}</b>{newest && <Tag kind="ok">{t('rule.newest')}</Tag>}
        <span>{version.by ?? t('rule.machine')} · <time dateTime={version.at}>{format.full(version.at)}</time></span>
        {writes && !newest && <Button variant="default" size="compact-sm" disabled={isPending} onClick={revert} aria-label={t('rule.revertTo', { version: version.number })}>{t('rule.revert')}</Button>}
      </div>
      {version.revertsTo !== null && <p className={css.faint}>{t('rule.revertsTo', { version: version.revertsTo })}</p>}
      {before && <SmallChanges before={before} after={version} />}
      <Difference before={before?.query ?? version.query} after={version.query} />
    </li>
  )
}

/** Changes beside the query, as one line of words. */
function SmallChanges({ before, after }: { before: RuleVersion; after: RuleVersion }) {
  const { t } = useTranslation()
  const parts = [
    before.name === after.name ? null : t('rule.change.name', { name: after.name }),
    before.lane === after.lane ? null : t('rule.change.lane', { lane: t(`rule.laneName.${after.lane}`) }),
    before.enabled === after.enabled ? null : t(after.enabled ? 'rule.change.on' : 'rule.change.off'),
  ].filter(part => part !== null)
  return parts.length > 0 && <p className={css.faint}>{parts.join(' · ')}</p>
}
