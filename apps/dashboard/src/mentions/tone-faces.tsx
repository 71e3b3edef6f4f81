import type { Mention, Tone } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { ToneLabel } from '../ui/tone-label'
import css from './tone-faces.module.css'

/** The two faces that belong to the post, in one line. */
export function PostFaces({ post }: Pick<Mention, 'post'>) {
  const { t } = useTranslation()
  if (!post.headline && !post.body) return null
  return (
    <span className={css.line}>
      {post.headline && <span>{t('tone.headline')} <ToneLabel tone={post.headline} /></span>}
      {post.body && <span>{t('tone.body')} <ToneLabel tone={post.body} /></span>}
    </span>
  )
}

/** All three faces beside one another: headline, body, and what counts, toward the agency. */
export function ToneFaces({ mention }: { mention: Mention }) {
  const { t } = useTranslation()
  const { post, agency, tone } = mention
  return (
    <dl className={css.faces}>
      <Face name={t('tone.headline')} tone={post.headline} />
      <Face name={t('tone.body')} tone={post.body} />
      <Face name={t('tone.toward', { agency: agency.name })} tone={tone.label} main />
    </dl>
  )
}

function Face({ name, tone, main = false }: { name: string; tone: Tone | null; main?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={css.face} data-main={main || undefined}>
      <dt>{name}</dt>
      <dd>{tone ? <ToneLabel tone={tone} /> : <span className={css.none}>{t('tone.notJudged')}</span>}</dd>
    </div>
  )
}
