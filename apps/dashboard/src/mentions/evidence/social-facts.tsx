import type { PostSocial } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session'
import { useFormat } from '../../ui/use-format'
import { safeLink } from '../safe-link'
import css from './evidence.module.css'

const counts = ['followers', 'likes', 'replies', 'shares', 'views'] as const

/** Bluesky's stream, for one, tells neither counts nor, at first, whose account it is. */
const tellsNothing = ({ handle, reposts, replyTo, quoteOf, ...social }: PostSocial): boolean =>
  handle === null && reposts === 0 && replyTo === null && quoteOf === null && counts.every(name => social[name] === null)

/** What the platform tells of the post; what it does not tell is left out, never shown as none. */
export function SocialFacts({ social }: { social: PostSocial }) {
  const { t } = useTranslation()
  const format = useFormat()
  const seesAuthors = useMay('authors.read')
  if (tellsNothing(social)) return null
  return (
    <section className={css.part}>
      <h3>{t('social.title')}</h3>
      <dl className={css.facts}>
        {social.handle && <><dt>{t('social.handle')}</dt><dd>{social.handle}</dd></>}
        {counts.map(name => social[name] !== null && <Fact key={name} name={t(`social.${name}`)} value={format.number(social[name])} />)}
        {social.reposts > 0 && <Fact name={t('social.reposts')} value={t('social.repostsSeen', { shown: format.number(social.reposts), reach: social.repostReach === null ? '?' : format.number(social.repostReach) })} />}
        {social.replyTo && <Named name={t('social.replyTo')} post={social.replyTo} />}
        {social.quoteOf && <Named name={t('social.quoteOf')} post={social.quoteOf} />}
        <Fact name={t('social.measuredAt')} value={format.full(social.measuredAt)} />
      </dl>
      {!seesAuthors && <p className={css.faint}>{t('social.masked')}</p>}
    </section>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return <><dt>{name}</dt><dd>{value}</dd></>
}

function Named({ name, post }: { name: string; post: NonNullable<PostSocial['replyTo']> }) {
  const link = safeLink(post.url)
  return <><dt>{name}</dt><dd>{link ? <a href={link} target="_blank" rel="noopener noreferrer nofollow ugc">{post.title}</a> : post.title}</dd></>
}
