import type { Agency } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneName } from '../format'
import css from './agencies.module.css'
import type { AgencyDraft } from './agency-form'
import { mergeTerms, mergeValue, type WordChange, wordChanges } from './merge-agency'
import { listsOf } from './terms'

type Props = { base: Agency; theirs: Agency; draft: AgencyDraft; change: (draft: AgencyDraft, version: Agency) => void }

/** What the other person changed, and two ways on: put both together, or start from theirs. */
export function ConflictNotice({ base, theirs, draft, change }: Props) {
  const { t } = useTranslation()
  const words = wordChanges(base.terms, theirs.terms)
  const box = useRef<HTMLDivElement>(null)
  // It stands above the fields, and whoever saves is likely to be below them.
  useEffect(() => box.current?.focus(), [])
  const both = () => change({
    name: mergeValue(base.name, theirs.name, draft.name),
    timeZone: mergeValue(base.timeZone, theirs.timeZone, draft.timeZone),
    parentId: mergeValue(base.parentId, theirs.parentId, draft.parentId),
    lists: mergeTerms(base, theirs, draft.lists),
  }, theirs)
  const onlyTheirs = () => change({ name: theirs.name, timeZone: theirs.timeZone, parentId: theirs.parentId, lists: listsOf(theirs.terms) }, theirs)
  return (
    <div ref={box} tabIndex={-1} className={css.conflict} role="alert">
      <p><b>{t('conflict.title')}</b> {t('conflict.text')}</p>
      <ul>
        {base.name !== theirs.name && <li>{t('conflict.name')} <ins>{theirs.name}</ins></li>}
        {base.timeZone !== theirs.timeZone && <li>{t('conflict.timeZone')} <ins>{zoneName(theirs.timeZone)}</ins></li>}
        {base.parentId !== theirs.parentId && <li>{t('conflict.moved')}</li>}
        {words.map(word => <li key={`${word.kind}${word.text}`}>{t(`termKind.${word.kind}`)}: <WordChanged word={word} /></li>)}
      </ul>
      <div className={css.conflictActions}><Button variant="default" onClick={both}>{t('conflict.both')}</Button><Button variant="default" onClick={onlyTheirs}>{t('conflict.theirs')}</Button></div>
    </div>
  )
}

function WordChanged({ word: { text, change } }: { word: WordChange }) {
  const { t } = useTranslation()
  if (change === 'added') return <ins>+ {text}</ins>
  if (change === 'removed') return <del>− {text}</del>
  return <>{text} <ins>{t(`conflict.${change}`)}</ins></>
}
