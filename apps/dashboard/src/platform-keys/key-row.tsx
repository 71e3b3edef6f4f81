import type { PlatformKey } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sourceProblem } from '../sources/source-problem'
import { Tag } from '../ui/tag'
import { useFormat } from '../ui/use-format'
import { keyState, platformWords, stateKinds } from './key-state'
import css from './platform-keys.module.css'

type Props = { value: PlatformKey; trying: boolean; tryIt: () => void; replace: () => void; remove: () => void }

/** A stored key: whose and since when, what the platform said, and what can be done with it. */
export function KeyRow({ value, trying, tryIt, replace, remove }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const state = keyState(value)
  const name = value.host || t(`platform.${value.platform}`)
  const { setBy, setAt, readable } = value
  return (
    <li className={css.key}>
      <div>
        <p><b>{name}</b> <Tag kind={stateKinds[state]}>{t(`platformKeys.state.${state}`)}</Tag></p>
        <p className={css.faint}>{setBy === null ? t('platformKeys.setAt', { at: format.full(setAt) }) : t('platformKeys.setBy', { by: setBy, at: format.full(setAt) })}</p>
        <p role="status" className={css.answer}>{trying ? t('platformKeys.trying') : <Answer value={value} />}</p>
      </div>
      <div className={css.actions}>
        {readable && <Button variant="default" loading={trying} onClick={tryIt} aria-label={t('platformKeys.tryOf', { name })}>{t('platformKeys.try')}</Button>}
        <Button variant="default" onClick={replace} aria-label={t('platformKeys.replaceOf', { name })}>{t('platformKeys.replace')}</Button>
        <Button variant="default" color="red" onClick={remove} aria-label={t('platformKeys.removeOf', { name })}>{t('platformKeys.remove')}</Button>
      </div>
    </li>
  )
}

function Answer({ value: { readable, test } }: { value: PlatformKey }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!readable) return t('platformKeys.unreadableText')
  if (test === null) return t('platformKeys.untriedText')
  const said = platformWords(test)
  const words = test.ok ? t('platformKeys.worksText') : sourceProblem(t, { reason: test.reason ?? 'other', status: null, detail: test.detail })
  return (
    <>
      {words} {said !== '' && <span className={css.words}>{t('platformKeys.platformSays', { words: said })}</span>}{' '}
      <span className={css.faint}>{t('platformKeys.triedAt', { at: format.full(test.at) })}</span>
    </>
  )
}
