import { Tone } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconEyeOff, IconPlayerSkipForward } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ToneMark } from '../../ui/tone-label'
import css from './review.module.css'
import type { ReviewItem, Step, Verdict } from './review-state'

/** `judge` is left out where nothing is on the screen. */
type Props = {
  last: Step | undefined; next: ReviewItem | undefined; judge: ((verdict: Verdict) => void) | undefined; undo: () => void; shortcuts: boolean
}
const keys: Record<Tone, string> = { negatif: '1', netral: '2', positif: '3' }

/** The verdicts, always within reach at the foot of the page, and what was said last. */
export function VerdictBar({ last, next, judge, undo, shortcuts }: Props) {
  const { t } = useTranslation()
  const key = (name: string) => shortcuts && <kbd aria-hidden>{name}</kbd>
  if (!judge && !last) return null
  return (
    <div className={css.bar}>
      {judge && (
        <div role="group" aria-label={t('teach.verdict')} className={css.verdicts}>
          {Tone.options.map(tone => (
            <button key={tone} type="button" data-tone={tone} onClick={() => judge(tone)}>
              <ToneMark tone={tone} />{t(`tone.${tone}`)} {key(keys[tone])}
            </button>
          ))}
          <button type="button" onClick={() => judge('irrelevant')}>
            <IconEyeOff size={15} aria-hidden />{t('correction.irrelevant')} {key('X')}
          </button>
          <button type="button" onClick={() => judge('skipped')}>
            <IconPlayerSkipForward size={15} aria-hidden />{t('teach.skip')} {key('S')}
          </button>
        </div>
      )}
      <div className={css.last}>
        <p role="status">
          <LastStep step={last} />
          <span className="visually-hidden"> {next && t('teach.next', { title: next.mention.post.title })}</span>
        </p>
        {last && (
          <Button variant="subtle" leftSection={<IconArrowBackUp size={15} />} onClick={undo}>
            {t('correction.undo')} <span className={css.undoKey}>{key('U')}</span>
          </Button>
        )}
      </div>
    </div>
  )
}

/** What was said last, and whether the machine thought the same. */
function LastStep({ step }: { step: Step | undefined }) {
  const { t } = useTranslation()
  if (!step) return null
  const { verdict, item: { mention } } = step
  if (verdict === 'skipped') return t('teach.skipped')
  if (verdict === 'irrelevant') return t('correction.irrelevantDone')
  const said = t('teach.said', { tone: t(`tone.${verdict}`).toLowerCase() })
  const { machine } = mention.tone
  if (!machine) return said
  return `${said} ${machine === verdict ? t('teach.agreed') : t('teach.differed', { tone: t(`tone.${machine}`).toLowerCase() })}`
}
