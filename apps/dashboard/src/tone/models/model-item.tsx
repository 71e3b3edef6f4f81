import type { ToneModel, ToneTrial } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { Tag, type TagKind } from '../../ui/tag'
import { useFormat } from '../../ui/use-format'
import { ConfirmHere } from './confirm-here'
import { ModelExamples } from './model-examples'
import { modelName } from './model-name'
import { isUsable } from './model-state'
import { ModelTrial } from './model-trial'
import { ModelWords } from './model-words'
import css from './models.module.css'

const tints: Record<Exclude<ToneModel['state'], 'shipped'>, TagKind> = {
  active: 'ok', training: 'accent', refused: 'warn', retired: 'plain', failed: 'bad',
}
/** `open`: its figures are shown at once. */
type Props = {
  model: ToneModel; models: readonly ToneModel[]; isNow: boolean; open: boolean; former: ToneModel | undefined
  use: (model: ToneModel) => void; busy: boolean
}

/** One model: whether it is in use, why it was taken or not, and what can be done with it. */
export function ModelItem({ model, models, isNow, open, former, use, busy }: Props) {
  const { t } = useTranslation()
  const { reason, trial } = model
  const name = modelName(t, model)
  const confirmed = { text: t('model.useText'), busy }
  return (
    <li className={css.model} data-now={isNow || undefined}>
      <Head model={model} isNow={isNow} />
      {reason && <p className={css.reason}>{t(`model.reason.${reason}`)}</p>}
      {trial && <Trial trial={trial} name={name} open={open} />}
      <Details model={model} />
      {former && (
        <ConfirmHere {...confirmed} label={t('model.goBack', { name: modelName(t, former) })} confirm={t('model.goBackConfirm')} act={() => use(former)} />
      )}
      {isUsable(model, models) && <ConfirmHere {...confirmed} label={t('model.use')} confirm={t('model.useConfirm')} act={() => use(model)} />}
    </li>
  )
}

function Trial({ trial, name, open }: { trial: ToneTrial; name: string; open: boolean }) {
  const { t } = useTranslation()
  if (open || trial.heldOut === 0) return <ModelTrial trial={trial} name={name} />
  return <details className={css.details}><summary>{t('model.figures')}</summary><ModelTrial trial={trial} name={name} /></details>
}

function Head({ model, isNow }: Pick<Props, 'model' | 'isNow'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { state, madeAt, madeBy } = model
  const shown = isNow ? 'active' : state
  return (
    <div className={css.head}>
      <h3>{modelName(t, model)}</h3>
      {shown !== 'shipped' && <Tag kind={tints[shown]}>{t(`model.state.${shown}`)}</Tag>}
      {state !== 'shipped' && <span className={css.faint}>{t('model.made', { at: format.full(madeAt), by: madeBy ?? t('model.nightly') })}</span>}
    </div>
  )
}

function Details({ model }: Pick<Props, 'model'>) {
  const { t } = useTranslation()
  const { words, examples } = model
  if (words.length === 0 && examples.length === 0) return null
  return (
    <details className={css.details}>
      <summary>{t('model.details', { words: words.length, examples: examples.length })}</summary>
      {words.length > 0 && <ModelWords words={words} name={modelName(t, model)} />}
      {examples.length > 0 && <ModelExamples examples={examples} />}
    </details>
  )
}
