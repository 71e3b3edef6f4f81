import type { KeyedPlatform, PlatformKey, PlatformKeyList } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { kindIcons } from '../ui/kind-icons'
import { Panel } from '../ui/page'
import { problemText } from '../ui/problem-text'
import { Tag } from '../ui/tag'
import { showToast } from '../ui/toast'
import { BudgetLine } from './budget-line'
import { GuideLink } from './guide-link'
import { KeyForm, tryKey } from './key-form'
import { KeyRow } from './key-row'
import { guides, hasSeveralKeys } from './key-state'
import { keysQuery, useKeysAnswer } from './keys-query'
import css from './platform-keys.module.css'

type Open = { readonly what: 'set'; readonly replaced: PlatformKey | null } | { readonly what: 'remove'; readonly key: PlatformKey } | null

/** One platform: what its key opens, what it costs, how one gets it, and the keys that are there. */
export function PlatformCard({ platform, list }: { platform: KeyedPlatform; list: PlatformKeyList }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const name = t(`platform.${platform}`)
  const keys = list.keys.filter(key => key.platform === platform)
  const budgets = list.budgets.filter(budget => budget.platform === platform && (budget.settable || keys.length > 0))
  const test = useMutation({
    mutationFn: tryKey,
    onError: error => void showToast({ danger: true, message: problemText(t, error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  })
  const Icon = kindIcons[platform]
  const adding = keys.length > 0 ? 'setAnother' : 'set'
  const add = list.canSeal && (keys.length === 0 || hasSeveralKeys(platform)) && (
    <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setOpen({ what: 'set', replaced: null })} aria-label={t(`platformKeys.${adding}Of`, { platform: name })}>
      {t(`platformKeys.${adding}`)}
    </Button>
  )
  return (
    <Panel title={<span className={css.name}><Icon size={17} aria-hidden />{name}</span>} aside={add}>
      <Terms platform={platform} />
      {keys.length === 0 ? <p className={css.faint}>{t('platformKeys.none')}</p> : (
        <ul className={css.keys}>
          {keys.map(key => (
            <KeyRow
              key={key.host} value={key} trying={test.isPending && test.variables.host === key.host} tryIt={() => test.mutate(key)}
              replace={() => setOpen({ what: 'set', replaced: key })} remove={() => setOpen({ what: 'remove', key })}
            />
          ))}
        </ul>
      )}
      {budgets.map(budget => <BudgetLine key={budget.unit} budget={budget} />)}
      <HowTo platform={platform} />
      {open?.what === 'set' && <KeyForm platform={platform} replaced={open.replaced} saved={key => test.mutate(key)} close={close} />}
      {open?.what === 'remove' && <RemoveKey value={open.key} close={close} />}
    </Panel>
  )
}

/** What the key opens, and what that costs. */
function Terms({ platform }: { platform: KeyedPlatform }) {
  const { t } = useTranslation()
  const paid = platform === 'x'
  return (
    <>
      <p>{t(`platformKeys.gives.${platform}`)}</p>
      <p className={css.cost}><Tag kind={paid ? 'warn' : 'plain'}>{t(paid ? 'platformKeys.paid' : 'platformKeys.free')}</Tag> <span>{t(`platformKeys.cost.${platform}`)}</span></p>
    </>
  )
}

function HowTo({ platform }: { platform: KeyedPlatform }) {
  const { t } = useTranslation()
  const address = guides[platform]
  return (
    <details className={css.how}>
      <summary>{t('platformKeys.how', { platform: t(`platform.${platform}`) })}</summary>
      <ol>{t(`platformKeys.steps.${platform}`).split('\n').map(step => <li key={step}>{step}</li>)}</ol>
      <p><GuideLink address={address}>{address.replace('https://', '')}</GuideLink></p>
    </details>
  )
}

/** A removed key cannot come back by itself: nobody has it any more. So it asks first. */
function RemoveKey({ value, close }: { value: PlatformKey; close: () => void }) {
  const { t } = useTranslation()
  const answer = useKeysAnswer()
  const { platform, host } = value
  const remove = useMutation({
    mutationFn: () => call('removePlatformKey', { params: { platform }, query: { host } }),
    onSuccess: list => {
      answer(list)
      close()
    },
  })
  return (
    <ConfirmDialog
      title={t('platformKeys.removeTitle', { name: host || t(`platform.${platform}`) })} confirm={t('platformKeys.remove')} busy={remove.isPending} error={remove.error}
      onConfirm={() => remove.mutate()} close={close}
    >
      {t('platformKeys.removeText')}
    </ConfirmDialog>
  )
}
