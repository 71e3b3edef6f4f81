import type { ToneModel } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../ui/tag'
import { ToneLabel } from '../../ui/tone-label'
import css from './models.module.css'

/** Texts that neither model learnt from and on which they differ, with what a person said. */
export function ModelExamples({ examples }: Pick<ToneModel, 'examples'>) {
  const { t } = useTranslation()
  return (
    <>
      <h4>{t('model.examples')}</h4>
      <ul className={css.examples}>
        {examples.map((example, index) => (
          <li key={index}>
            <p>“{example.text}” <span className={css.faint}>{example.agency}</span></p>
            <p className={css.sides}>
              <span>{t('model.person')} <ToneLabel tone={example.person} /></span>
              <span>{t('model.before')} <ToneLabel tone={example.before} /></span>
              <span>{t('model.after')} <ToneLabel tone={example.after} /></span>
              <Outcome example={example} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Outcome({ example: { person, before, after } }: { example: ToneModel['examples'][number] }) {
  const { t } = useTranslation()
  if (after === person) return <Tag kind="ok">{t('model.mended')}</Tag>
  return before === person ? <Tag kind="bad">{t('model.broken')}</Tag> : null
}
