import { Tone, type ToneShare } from '@kentongan/contracts'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../ui/tag'
import { ToneLabel } from '../../ui/tone-label'
import { useFormat } from '../../ui/use-format'
import { certaintyOf } from './certainty'
import css from './quality.module.css'

const tints = { none: 'plain', first: 'warn', rough: 'plain', firm: 'ok' } as const

/** For each tone: how often it was right, between which bounds that lies, and how much it is worth. */
export function ToneShares({ shares }: { shares: readonly ToneShare[] }) {
  const ordered = Tone.options.flatMap(tone => shares.filter(share => share.tone === tone))
  return <ul className={css.shares}>{ordered.map(share => <Share key={share.tone} share={share} />)}</ul>
}

function Share({ share }: { share: ToneShare }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { tone, judged, right, low, high } = share
  const worth = certaintyOf(share)
  const values = {
    right: format.number(right), judged: format.number(judged), share: format.percent(judged ? right / judged : 0),
    low: format.percent(low), high: format.percent(high),
  }
  return (
    <li className={css.share}>
      <div className={css.shareHead}>
        <ToneLabel tone={tone} />
        {judged > 0 && <b>{values.share}</b>}
        <Tag kind={tints[worth]}>{t(`quality.worth.${worth}`)}</Tag>
      </div>
      {judged > 0 && <Interval tone={tone} share={right / judged} low={low} high={high} />}
      <p>{t(judged > 0 ? 'quality.share' : 'quality.noShare', values)}</p>
    </li>
  )
}

/** Where the true share probably lies, on a scale from nought to everything; the sentence below says the same. */
function Interval({ tone, share, low, high }: { tone: Tone; share: number; low: number; high: number }) {
  const place = { '--low': low, '--high': high, '--share': share } as CSSProperties
  return <div className={css.scale} data-tone={tone} style={place} aria-hidden><i /><b /></div>
}
