import { type Rule, RuleLane } from '@kentongan/contracts'
import { ActionIcon, Menu, NativeSelect, Switch, TextInput } from '@mantine/core'
import { IconDatabase, IconDots, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import css from './keywords.module.css'
import { useRuleActions } from './use-rule-actions'
import type { Workbench } from './use-workbench'

type Props = { rule: Rule | null; bench: Workbench; writes: boolean }

/** Name and lane, saved with the query; the switch and the menu, which act at once. */
export function RuleFields({ rule, bench, writes }: Props) {
  const { t } = useTranslation()
  const { content, edit } = bench
  return (
    <div className={css.fields}>
      <TextInput label={t('rule.name')} required minLength={2} maxLength={120} readOnly={!writes} value={content.name} placeholder={t('rule.nameExample')} onChange={event => edit({ name: event.target.value })} />
      <NativeSelect
        label={t('rule.lane')} disabled={!writes} value={content.lane} onChange={event => edit({ lane: RuleLane.parse(event.target.value) })}
        data={RuleLane.options.map(lane => ({ value: lane, label: t(`rule.laneChoice.${lane}`) }))}
      />
      {rule && writes && <AtOnce rule={rule} />}
    </div>
  )
}

function AtOnce({ rule }: { rule: Rule }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { change, isPending, remove } = useRuleActions()
  const toggle = () => change({ rule, change: { enabled: !rule.enabled }, back: { enabled: rule.enabled }, done: t(rule.enabled ? 'rule.switchedOff' : 'rule.switchedOn') })
  const giveBack = () => change({ rule, change: { query: null }, back: { query: rule.query }, done: t('rule.givenBack') })
  const drop = () => {
    remove(rule)
    void navigate({ to: '/kata-kunci', search: (old: Record<string, unknown>) => ({ ...old, aturan: undefined }) })
  }
  return (
    <div className={css.atOnce}>
      <Switch label={t('rule.enabled')} checked={rule.enabled} disabled={isPending} onChange={toggle} />
      <Menu position="bottom-end" width={250}>
        <Menu.Target><ActionIcon aria-label={t('action.more', { name: rule.name })}><IconDots size={16} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {rule.refined && <Menu.Item leftSection={<IconDatabase size={15} />} onClick={giveBack}>{t('rule.giveBack')}</Menu.Item>}
          <Menu.Item leftSection={<IconTrash size={15} />} onClick={drop}>{t('action.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
