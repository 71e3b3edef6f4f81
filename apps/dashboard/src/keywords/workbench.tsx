import type { Agency, Rule } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconHelp, IconInfoCircle } from '@tabler/icons-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { TestBench } from './bench/test-bench'
import editor from './editor/editor.module.css'
import { GrammarHelp } from './editor/grammar-help'
import { QueryEditor } from './editor/query-editor'
import { RemarkList } from './editor/remark-list'
import { wordRemarks } from './editor/word-remarks'
import css from './keywords.module.css'
import { LookbackPanel } from './lookback-panel'
import { precisionText } from './precision-text'
import { RuleFields } from './rule-fields'
import { RuleHead } from './rule-head'
import { useWorkbench, type Workbench as Bench } from './use-workbench'
import { Conflict } from './versions/conflict'
import { Versions } from './versions/versions'

type Props = {
  agency: Agency
  rule: Rule | null
  days: 7 | 30
  writes: boolean
  list: ReactNode
  /** Whether the rule was saved just now, and the way to say which was. */
  saved: boolean
  setSaved: (ruleId: number | null) => void
}

/** One rule: its head, its editor, and the test bench beside. Mounted anew for each rule. */
export function Workbench({ agency, rule, days, writes, list, saved, setSaved }: Props) {
  const { t } = useTranslation()
  const bench = useWorkbench(agency.id, rule, setSaved)
  return (
    <>
      <RuleHead agency={agency} rule={rule} bench={bench} writes={writes} />
      <div className={css.middle}>
        {list}
        {rule && bench.draft && bench.overtaken && <Conflict rule={rule} draft={bench.draft} keepMine={bench.keepMine} takeTheirs={bench.takeTheirs} />}
        {rule?.precision.attention && <Attention rule={rule} />}
        <section className={css.panel} aria-label={t('rule.editor')}>
          <RuleFields rule={rule} bench={bench} writes={writes} />
          {rule?.origin === 'profile' && <OriginNote refined={rule.refined} />}
          <QueryPart bench={bench} writes={writes} />
          {bench.error !== null && <ErrorState error={bench.error} compact />}
        </section>
        {rule && <Saved rule={rule} saved={saved} writes={writes} />}
      </div>
      <TestBench agencyId={agency.id} rule={rule} query={bench.content.query} valid={bench.check.valid} days={days} />
    </>
  )
}

function OriginNote({ refined }: { refined: boolean }) {
  const { t } = useTranslation()
  return <p className={css.note}><IconInfoCircle size={15} aria-hidden />{t(refined ? 'rule.refinedNote' : 'rule.profileNote')}</p>
}

function Saved({ rule, saved, writes }: { rule: Rule; saved: boolean; writes: boolean }) {
  return (
    <>
      {writes && <LookbackPanel rule={rule} saved={saved} />}
      <Versions rule={rule} writes={writes} />
    </>
  )
}

function QueryPart({ bench, writes }: { bench: Bench; writes: boolean }) {
  const { t } = useTranslation()
  const [help, setHelp] = useState(false)
  const go = useRef<((position: number) => void) | null>(null)
  const { content, check, edit } = bench
  const { checked } = check
  const marks = useMemo(() => checked && { query: checked.query, tokens: checked.tokens, remarks: wordRemarks(t, checked) }, [checked, t])
  return (
    <div className={editor.part}>
      <div className={editor.bar}>
        <span className={editor.label} aria-hidden>{t('query.title')}</span>
        <span className={editor.leave}>{t('query.leave')}</span>
        <Button variant="subtle" size="compact-sm" leftSection={<IconHelp size={15} />} onClick={() => setHelp(true)}>{t('query.help.open')}</Button>
      </div>
      <QueryEditor text={content.query} change={query => edit({ query })} editable={writes} marks={marks} onReady={jump => { go.current = jump }} />
      {check.error !== null && <ErrorState error={check.error} compact />}
      <RemarkList remarks={content.query.trim() ? marks?.remarks ?? [] : []} terms={checked?.terms ?? 0} empty={!content.query.trim() || checked === null} go={position => go.current?.(position)} />
      {help && <GrammarHelp close={() => setHelp(false)} />}
    </div>
  )
}

/** Below 0.8 a rule asks for a person: what was found, and what to do about it. */
function Attention({ rule }: { rule: Rule }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={css.attention} role="note">
      <IconAlertTriangle size={18} aria-hidden />
      <div><b>{t('rule.attentionTitle', { precision: precisionText(t, format, rule.precision) })}</b><p>{t(`rule.attentionText.${rule.lane}`)}</p></div>
    </div>
  )
}
