import type { Level } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import css from './level-chip.module.css'

const bars: Record<Level, number> = { hijau: 1, kuning: 2, merah: 3, krisis: 4 }

/** An issue's level: four bars of which as many are full, the word, and a tint as the third cue; only a crisis is solid. */
export function LevelChip({ level }: { level: Level }) {
  const { t } = useTranslation()
  return <span className={css.chip} data-level={level}><LevelBars level={level} />{t(`level.${level}`)}</span>
}

function LevelBars({ level }: { level: Level }) {
  return (
    <svg className={css.bars} viewBox="0 0 14 12" aria-hidden>
      {[0, 1, 2, 3].map(index => (
        <rect
          key={index} x={index * 3.6} y={9 - index * 3} width="2.6" height={3 + index * 3} rx="0.6"
          opacity={index < bars[level] ? 1 : 0.28}
        />
      ))}
    </svg>
  )
}
