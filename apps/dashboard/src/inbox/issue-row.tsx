import type { Issue } from '@kentongan/contracts'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { memo, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { initialsOf } from '../agencies/agency-tree'
import type { Format } from '../format'
import { issueName, riseWords, statusWord } from '../issue/issue-words'
import { PickBox, type Pick as PickRow } from '../mentions/pick-box'
import { kindIcons } from '../ui/kind-icons'
import { LevelChip } from '../ui/level-chip'
import { MixBar } from '../ui/mix-bar'
import { Sparkline } from '../ui/sparkline'
import { Tag } from '../ui/tag'
import { ToneMark } from '../ui/tone-label'
import { useAgo } from '../ui/use-ago'
import { muteWords } from './change-words'
import css from './inbox.module.css'
import { isMuted } from './issue-change'
import { listOf } from './issue-search'
import { leaningOf } from './leaning'

type Props = {
  issue: Issue; position: number; open: boolean; gone: boolean; picked: boolean; format: Format; now: Date
  onFocus: (id: number) => void; onOpen: (id: number) => void; pick: PickRow | undefined; assign: ((issue: Issue) => void) | undefined
}

export const IssueRow = memo(function IssueRow({ issue, position, open, gone, picked, format, now, onFocus, onOpen, pick, assign }: Props) {
  const { t } = useTranslation()
  const titleId = `isu-${issue.id}`
  const loud = issue.level === 'merah' || issue.level === 'krisis'
  return (
    <article
      className={css.row} data-picks={pick ? true : undefined} data-picked={picked || undefined} data-open={open || undefined} data-gone={gone || undefined}
      aria-posinset={position} aria-setsize={-1} aria-labelledby={titleId} onClick={() => onOpen(issue.id)}
    >
      {pick && <PickBox id={issue.id} title={issue.title} picked={picked} pick={pick} />}
      <span className={css.level}><LevelChip level={issue.level} /></span>
      <Words issue={issue} titleId={titleId} open={open} gone={gone} format={format} onFocus={onFocus} />
      <span className={css.hours}><Sparkline hours={issue.hours} usual={issue.usual} loud={loud} label={sparkWords(t, format, issue)} /></span>
      <span className={css.mix}><MixBar tones={issue.tones} /><Kinds kinds={issue.kinds} /></span>
      <State issue={issue} format={format} now={now} />
      <Owner issue={issue} assign={assign} />
    </article>
  )
})

const sparkWords = (t: ReturnType<typeof useTranslation>['t'], format: Format, { hours, usual }: Issue) => t('inbox.spark', {
  all: format.number(hours.reduce((sum, each) => sum + each, 0)), last: format.number(hours.at(-1) ?? 0), low: format.decimal(usual.low), high: format.decimal(usual.high),
})

type WordsProps = Pick<Props, 'issue' | 'open' | 'gone' | 'format' | 'onFocus'> & { titleId: string }

function Words({ issue, titleId, open, gone, format, onFocus }: WordsProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const leaning = leaningOf(issue.tones)
  const click = (event: MouseEvent) => {
    event.stopPropagation()
    // Opening what is open already leads to its own page.
    if (!open || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void navigate({ to: '/isu/$id', params: { id: String(issue.id) }, search: listOf })
  }
  return (
    <div className={css.words}>
      <h3 className={css.title}>
        {gone && <Tag kind="warn">{t('inbox.gone')}</Tag>}
        <Link
          id={titleId} data-issue={issue.id} to="/isu" search={(old: Record<string, unknown>) => ({ ...old, buka: issue.id })} preload={false}
          aria-current={open || undefined} title={`${issueName(issue.id)} · ${issue.title}`} onFocus={() => onFocus(issue.id)} onClick={click}
        >
          {issue.title || t('mentions.untitled')}
        </Link>
      </h3>
      <p className={css.why}>
        <span>{riseWords(t, format, issue)}</span>
        {issue.rise?.code !== 'copying' && issue.rise?.code !== 'rise' && <span className={css.size}>{t('inbox.size', { count: issue.sources, mentions: format.number(issue.mentions), sources: format.number(issue.sources) })}</span>}
        {leaning && <span className={css.leaning} data-tone={leaning.tone}><ToneMark tone={leaning.tone} />{format.percent(leaning.share)} {t(`tone.${leaning.tone}`).toLowerCase()}</span>}
      </p>
    </div>
  )
}

function Kinds({ kinds }: Pick<Issue, 'kinds'>) {
  const { t } = useTranslation()
  return (
    <span className={css.kinds}>
      {kinds.map(kind => {
        const Icon = kindIcons[kind]
        const name = t(`platform.${kind}`)
        return <span key={kind} title={name}><Icon size={15} stroke={1.6} aria-hidden /><span className="visually-hidden">{name}</span></span>
      })}
    </span>
  )
}

function State({ issue, format, now }: Pick<Props, 'issue' | 'format' | 'now'>) {
  const { t } = useTranslation()
  const { ago } = useAgo()
  const until = isMuted(issue, now) ? issue.mutedUntil : null
  return (
    <div className={css.state}>
      <span className={css.status} data-status={until ? 'muted' : issue.status}>{until && issue.status !== 'done' ? t('inbox.mute.on') : statusWord(t, issue.status)}</span>
      {issue.viewers.length > 0
        ? <Viewers names={issue.viewers.map(each => each.name).join(', ')} />
        : <span className={css.faint} title={t('inbox.lastAt', { at: format.full(issue.lastAt) })}>{until ? muteWords(t, format, until, now) : ago(issue.lastAt, now)}</span>}
    </div>
  )
}

function Viewers({ names }: { names: string }) {
  const { t } = useTranslation()
  const text = t('inbox.viewing', { names })
  return <span className={css.viewers} title={text}>{text}</span>
}

/** Initials of who answers for it, or a plus; a press gives it to somebody. */
function Owner({ issue, assign }: Pick<Props, 'issue' | 'assign'>) {
  const { t } = useTranslation()
  const { owner } = issue
  const name = owner ? t('inbox.ownedBy', { name: owner.name }) : t('inbox.noOwner')
  const face = owner ? <span>{initialsOf(owner.name)}</span> : <IconPlus size={13} aria-hidden />
  if (!assign) return owner ? <span className={css.owner} title={name} role="img" aria-label={name}>{face}</span> : <span />
  const press = (event: MouseEvent) => {
    event.stopPropagation()
    assign(issue)
  }
  return <button type="button" className={css.owner} data-empty={owner === null || undefined} title={name} onClick={press}>{face}<span className="visually-hidden">{name}. {t('inbox.assign')}</span></button>
}
