import { Controller, Inject } from '@nestjs/common'
import type { IssueFilter as WireFilter } from '@kentongan/contracts'
import { IssueMemberRepository, IssueRepository, IssueViewerRepository } from '@kentongan/platform/db'
import type { IssueFilter, MemberCursor, MemberRow, Scope } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { orNotFound } from '../http/problem'
import { chooseAgencies } from '../mentions/choose-agencies'
import { showCopy, showDetail, showEvent, showIssue, showMember, sightOf } from '../mentions/mask-people'
import { chooseCourse, usualOfBucket } from './choose-course'
import { compareHeadlines } from './compare-headlines'
import { readListCursor, writeListCursor } from './list-cursor'
import { toEvent, toIssue, toIssueDetail, toIssueMention, toSignal } from './to-issue'

export const toIssueFilter = ({ agency, ...filter }: WireFilter, scope: Scope): IssueFilter =>
  ({ ...filter, agencies: chooseAgencies(agency, scope), account: scope.accountId })

/**
 * What is read of issues. Its addresses with an id stand after the fixed ones of IssueWorkController: Express takes the first
 * that fits.
 */
@Controller()
export class IssuesController {
  constructor(
    @Inject(IssueRepository) private readonly all: IssueRepository,
    @Inject(IssueMemberRepository) private readonly members: IssueMemberRepository,
    @Inject(IssueViewerRepository) private readonly viewers: IssueViewerRepository,
  ) {}

  @ContractRoute('issues')
  async page(@Called() { caller, scope, query }: Call<'issues'>) {
    const { before, limit, sort, ...wire } = query
    const now = new Date()
    const values = readListCursor(before, sort === 'score' ? 3 : 2)
    const cursor = values && (sort === 'score' ? values : [new Date(values[0]!), values[1]!])
    const { keys, rows, counts } = await this.all.page(scope, toIssueFilter(wire, scope), sort, cursor, limit, now)
    const last = keys[limit - 1]
    const place = last && (sort === 'score' ? [last.urgency, last.rank, last.id] : [last.lastAt, last.id])
    const next = place && keys.length > limit ? writeListCursor(place) : null
    const sight = sightOf(caller)
    return { items: rows.map(row => toIssue(showIssue(row, sight))), next, ...counts, at: now.toISOString() }
  }

  @ContractRoute('readIssues')
  async read(@Called() { caller, scope, body }: Call<'readIssues'>) {
    const sight = sightOf(caller)
    return { items: (await this.all.read(scope, body.ids, new Date())).map(row => toIssue(showIssue(row, sight))) }
  }

  @ContractRoute('signals')
  async signals(@Called() { scope, query }: Call<'signals'>) {
    return { items: (await this.all.signals(scope, chooseAgencies(query.agency, scope), new Date())).map(toSignal) }
  }

  @ContractRoute('issueCopies')
  async copies(@Called() { caller, scope, params }: Call<'issueCopies'>) {
    const sight = sightOf(caller)
    const rows = orNotFound(await this.members.copies(scope, params.id)).map(row => showCopy(row, scope.agencies, sight))
    return { items: rows.map(({ kind: _kind, tier: _tier, ...row }) => ({ ...row, at: row.at.toISOString(), ...compareHeadlines(rows[0]!.title, row.title) })) }
  }

  @ContractRoute('issue')
  async detail(@Called() { caller, scope, params }: Call<'issue'>) {
    return toIssueDetail(showDetail(orNotFound(await this.all.detail(scope, params.id, new Date())), sightOf(caller)))
  }

  @ContractRoute('issueTimeline')
  async timeline(@Called() { caller, scope, params }: Call<'issueTimeline'>) {
    const sight = sightOf(caller)
    return { items: orNotFound(await this.all.timeline(scope, params.id)).map(row => toEvent(showEvent(row, scope.agencies, sight))) }
  }

  @ContractRoute('issueMentions')
  async mentions(@Called() { caller, scope, params, query }: Call<'issueMentions'>) {
    const { sort, limit, tone } = query
    const filter = { agencies: chooseAgencies(query.agency, scope), tone, order: sort, folded: query.folded === 'yes' }
    const values = readListCursor(query.before, 2)
    const cursor: MemberCursor | null = values && [sort === 'newest' ? new Date(values[0]!) : values[0]!, values[1]!]
    const rows = orNotFound(await this.members.page(scope, params.id, filter, cursor, limit + 1))
    const shown = rows.slice(0, limit)
    const place = ({ at, central, id }: MemberRow) => writeListCursor([sort === 'newest' ? at : central, id])
    const sight = sightOf(caller)
    return { items: shown.map(row => toIssueMention(showMember(row, sight))), next: rows.length > limit ? place(shown.at(-1)!) : null }
  }

  @ContractRoute('issueVolume')
  async volume(@Called() { scope, params, query }: Call<'issueVolume'>) {
    const minutes = query.minutes === '15' ? 15 : 60
    const { from, to } = chooseCourse(minutes, query.hours, new Date())
    const { usual, items, marks } = orNotFound(await this.members.course(scope, params.id, minutes, from, to))
    return {
      minutes,
      items: items.map(item => ({ ...item, at: item.at.toISOString(), usual: usualOfBucket(usual, minutes) })),
      events: marks.map(mark => ({ ...mark, at: mark.at.toISOString() })),
    }
  }

  @ContractRoute('watchIssue')
  async watch(@Called() { caller, scope, params, body }: Call<'watchIssue'>) {
    const reader = { ...scope, accountId: caller.session.accountId }
    return { viewers: [...orNotFound(await this.viewers.watch(reader, params.id, body.watching, new Date()))] }
  }
}
