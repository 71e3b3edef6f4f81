import { type CorrectMention, type Mention, Tone } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconEyeOff, IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session'
import { ToneMark } from '../../ui/tone-label'
import { turnRelevance } from '../correction'
import css from './evidence.module.css'

const keys: Record<Tone, string> = { negatif: '−', netral: '0', positif: '+' }

/** Three tones, "tidak relevan" (where in doubt, the line above asks) and taking back. Everything applies at once and can be undone. */
export function CorrectionButtons({ mention, correct }: { mention: Mention; correct: (mention: Mention, change: CorrectMention) => void }) {
  const { t } = useTranslation()
  const { shortcuts } = useMe().account
  return (
    <div className={css.correct}>
      <div role="group" aria-label={t('correction.tone')} className={css.tones}>
        {Tone.options.map(tone => (
          <button key={tone} type="button" aria-pressed={mention.tone.label === tone} data-tone={tone} onClick={() => correct(mention, { tone })}>
            <ToneMark tone={tone} />{t(`tone.${tone}`)}{shortcuts && <kbd aria-hidden>{keys[tone]}</kbd>}
          </button>
        ))}
      </div>
      <div className={css.also}>
        {!mention.doubtful && (
          <Button variant="default" leftSection={mention.relevant ? <IconEyeOff size={15} /> : <IconEye size={15} />} onClick={() => correct(mention, turnRelevance(mention))}>
            {t(mention.relevant ? 'correction.irrelevant' : 'correction.relevant')}
          </Button>
        )}
        {mention.tone.corrected && <Button variant="subtle" leftSection={<IconArrowBackUp size={15} />} onClick={() => correct(mention, { tone: null })}>{t('correction.takeBack')}</Button>}
      </div>
    </div>
  )
}
