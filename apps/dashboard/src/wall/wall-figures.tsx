import { Level, Tone, type ToneCounts, type Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { type Format, roundSpan } from '../format'
import { LevelChip } from '../ui/level-chip'
import { PlainMixBar, shareWords } from '../ui/mix-bar'
import { ToneMark } from '../ui/tone-label'
import { shareOf } from './wall-shares'
import css from './wall.module.css'

const fromGravest = [...Level.options].reverse()

/** The day in a row of figures: issues by level, those without an owner, mentions against yesterday, and their tone. */
export function WallFigures({ wall, format }: { wall: Wall; format: Format }) {
  const { t } = useTranslation()
  const { today, unowned } = wall
  const { unit, count } = roundSpan(unowned.longest * 60)
  return (
    <section className={css.figures} aria-label={t('wall.figures')}>
      <ul className={css.levels}>
        {fromGravest.map(level => <li key={level}><b>{format.number(wall.levels[level])}</b><LevelChip level={level} /></li>)}
      </ul>
      <div>
        <p className={css.label}>{t('wall.unowned')}</p>
        <p className={css.figure}>
          <b>{format.number(unowned.count)}</b>{unowned.count > 0 && <span data-warn>{t('wall.longest', { span: t(`span.${unit}`, { count }) })}</span>}
        </p>
      </div>
      <div>
        <p className={css.label}>{t('wall.today')}</p>
        <p className={css.figure}>
          <b>{format.number(today.mentions)}</b><span><Yesterday today={today} format={format} /></span>
        </p>
      </div>
      <div className={css.tones}>
        <p className={css.label}>{t('wall.tones')}</p>
        {today.mentions > 0 ? <Tones tones={today.tones} format={format} /> : <p className={css.faint}>{t('wall.noMentions')}</p>}
      </div>
    </section>
  )
}

function Yesterday({ today: { mentions, yesterdayByNow }, format }: { today: Wall['today']; format: Format }) {
  const { t } = useTranslation()
  if (yesterdayByNow === 0) return t('wall.noYesterday')
  const change = Math.round((mentions / yesterdayByNow - 1) * 100)
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±'
  return t('wall.yesterday', { change: `${sign}${format.number(Math.abs(change))}%` })
}

function Tones({ tones, format }: { tones: ToneCounts; format: Format }) {
  const { t } = useTranslation()
  const all = tones.negatif + tones.netral + tones.positif
  return (
    <>
      <p className={css.shares}>
        {Tone.options.map(tone => (
          <span key={tone} data-tone={tone}>
            <ToneMark tone={tone} />{format.percent(shareOf(tones[tone], all))} {t(`tone.${tone}`).toLowerCase()}
          </span>
        ))}
      </p>
      <PlainMixBar tones={tones} label={shareWords(tones, tone => t(`tone.${tone}`), format.percent)} />
    </>
  )
}
