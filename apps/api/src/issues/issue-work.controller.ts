import { Controller, Inject } from '@nestjs/common'
import { IssueFilter, type ChangeIssues } from '@kentongan/contracts'
import {
  GroupingDecisionRepository, IssueChangeRepository, IssueRepository, IssueSettingsRepository, SavedViewRepository,
} from '@kentongan/platform/db'
import type { ChangeOutcome, DecisionRefusal, IssueChange, RefusedChange, SavedViewRow, Scope } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { scopeFor } from '../http/caller'
import { ContractRoute } from '../http/contract-route'
import { conflict, invalid, notFound, Refusal } from '../http/problem'
import { chooseAgencies } from '../mentions/choose-agencies'
import { showIssue, sightOf } from '../mentions/mask-people'
import { toIssueFilter } from './issues.controller'
import { toIssue } from './to-issue'
import { untilDecided } from './until-decided'

type WireChange = ChangeIssues['items'][number]

const toChange = ({ mutedUntil, ...change }: WireChange): IssueChange =>
  ({ ...change, ...(mutedUntil !== undefined && { mutedUntil: mutedUntil === null ? null : new Date(mutedUntil) }) })
const fromChange = ({ mutedUntil, ...change }: IssueChange): WireChange =>
  ({ ...change, ...(mutedUntil !== undefined && { mutedUntil: mutedUntil?.toISOString() ?? null }) })

function refuseDecision(reason: DecisionRefusal): Refusal {
  if (reason === 'not-found') return notFound()
  if (reason === 'issue-merged') return conflict('issue-merged', 'One of these issues has become part of another meanwhile.')
  if (reason === 'same-issue') return conflict('same-issue', 'These are one and the same issue.')
  if (reason === 'not-members') return conflict('not-members', 'Some of these posts are not in this issue any more.')
  if (reason === 'split-all') return conflict('split-all', 'All posts of an issue cannot be split off it.')
  return conflict('already-undone', 'This was taken back already.')
}

/** The filter that a view's query string stands for; null where it stands for none. */
function readSearch(search: string): IssueFilter | null {
  const parsed = IssueFilter.safeParse(Object.fromEntries(new URLSearchParams(search)))
  return parsed.success ? parsed.data : null
}

/** What people do with issues. */
@Controller()
export class IssueWorkController {
  constructor(
    @Inject(IssueRepository) private readonly issues: IssueRepository,
    @Inject(IssueChangeRepository) private readonly changes: IssueChangeRepository,
    @Inject(GroupingDecisionRepository) private readonly decisions: GroupingDecisionRepository,
    @Inject(IssueSettingsRepository) private readonly settings: IssueSettingsRepository,
    @Inject(SavedViewRepository) private readonly views: SavedViewRepository,
  ) {}

  @ContractRoute('changeIssues')
  async change(@Called() { caller, scope, actor, body }: Call<'changeIssues'>) {
    const outcome = await this.changes.change(scope, actor, body.items.map(toChange))
    if (!outcome.ok) throw this.refuseChange(outcome, body.items)
    const readScope = scopeFor(caller, 'mentions.read') ?? scope
    const now = new Date()
    const sight = sightOf(caller)
    const standing = [...outcome.changed, ...outcome.refused.flatMap(({ current }) => current ?? [])]
    const issues = new Map((await this.issues.read(readScope, standing, now)).map(row => [row.id, toIssue(showIssue(row, sight))]))
    const standingOf = (id: number | null) => (id === null ? null : issues.get(id) ?? null)
    const toRefused = (each: RefusedChange) => ({ ...each, current: standingOf(each.current) })
    return {
      items: outcome.changed.flatMap(id => issues.get(id) ?? []),
      before: outcome.before.map(fromChange),
      refused: outcome.refused.map(toRefused),
    }
  }

  @ContractRoute('decideGrouping')
  async decide(@Called() { scope, actor, body }: Call<'decideGrouping'>) {
    const noted = await this.decisions.note(scope, actor, body)
    if (!noted.ok) throw refuseDecision(noted.reason)
    const { applied, failed, issues } = await untilDecided(() => this.decisions.state(scope, noted.id))
    return { decision: noted.id, applied, failed, issues: [...issues] }
  }

  @ContractRoute('assignees')
  async assignees(@Called() { scope }: Call<'assignees'>) {
    return { items: [...(await this.changes.assignees(scope))] }
  }

  @ContractRoute('issueSettings')
  async readSettings(@Called() { scope }: Call<'issueSettings'>) {
    return this.settings.read(scope)
  }

  @ContractRoute('saveIssueSettings')
  async saveSettings(@Called() { scope, actor, body }: Call<'saveIssueSettings'>) {
    const saved = await this.settings.save(scope, actor, body)
    if (saved.ok) return saved.settings
    const message = 'Someone else has changed this meanwhile.'
    throw new Refusal(409, { code: 'version-conflict', message, current: saved.current })
  }

  @ContractRoute('savedViews')
  async listViews(@Called() { caller, scope }: Call<'savedViews'>) {
    const rows = await this.views.list({ ...scope, accountId: caller.session.accountId })
    return { items: await this.countViews(scope, rows) }
  }

  @ContractRoute('saveView')
  async saveView(@Called() { caller, scope, body }: Call<'saveView'>) {
    const filter = readSearch(body.search)
    if (filter === null) throw invalid({ path: 'search', message: 'Not the filters of a list of issues' })
    // Refuses an agency that is not the caller's.
    chooseAgencies(filter.agency, scope)
    const row = await this.views.save({ ...scope, accountId: caller.session.accountId }, body)
    if (row === null) throw conflict('too-many-views', 'No more views can be kept.')
    return (await this.countViews(scope, [row]))[0]!
  }

  @ContractRoute('removeView')
  async removeView(@Called() { caller, scope, params }: Call<'removeView'>) {
    if (!(await this.views.remove({ ...scope, accountId: caller.session.accountId }, params.id))) throw notFound()
    return {}
  }

  /** Others' views of agencies that the caller does not see are left out; one's own stay, with nothing in them. */
  private async countViews(scope: Scope, rows: readonly SavedViewRow[]) {
    const read = rows.map(row => ({ row, filter: readSearch(row.search) }))
    const isSeen = (filter: IssueFilter | null) =>
      filter !== null && (filter.agency === undefined || scope.agencies.includes(filter.agency))
    const seen = read.filter(({ filter }) => isSeen(filter))
    const totals = await this.issues.totals(scope, seen.map(({ filter }) => toIssueFilter(filter!, scope)))
    const counts = new Map(seen.map(({ row }, at) => [row.id, totals[at]!]))
    return rows.filter(row => row.mine || counts.has(row.id)).map(row => ({ ...row, count: counts.get(row.id) ?? 0 }))
  }

  private refuseChange(outcome: ChangeOutcome & { ok: false }, items: readonly WireChange[]): Refusal {
    if (outcome.reason === 'not-found') return notFound()
    const path = (id: number) => `items.${items.findLastIndex(item => item.id === id)}.ownerId`
    const fields = outcome.ids.map(id => ({ path: path(id), message: 'unknown' }))
    return new Refusal(400, { code: 'unknown-owner', message: 'This person cannot act on the issue.', fields })
  }
}
