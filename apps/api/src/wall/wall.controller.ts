import { Controller, Inject } from '@nestjs/common'
import {
  hashToken, IssueRepository, KioskRepository, MentionRepository, SessionRepository, SourceRepository, WallRepository,
  wallVolume,
} from '@kentongan/platform/db'
import type { KioskReach } from '@kentongan/platform/db'
import { maskHandles } from '@kentongan/text'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { callerOf, scopeFor, type KnownRequest } from '../http/caller'
import { ContractRoute } from '../http/contract-route'
import { notFound, Refusal, signedOut } from '../http/problem'
import { readSessionToken } from '../http/session-cookie'
import { toIssue, toSignal } from '../issues/to-issue'
import { noSight, showIssue, sightOf, type Sight } from '../mentions/mask-people'
import { toCoverage, toSource } from '../sources/to-source'

/** Signals on a wall; older ones are in the inbox. */
const mostSignals = 8

/** The command-centre wall: read with a kiosk's token, or with the session of whoever opens it. */
@Controller()
export class WallController {
  constructor(
    @Inject(WallRepository) private readonly walls: WallRepository,
    @Inject(IssueRepository) private readonly issues: IssueRepository,
    @Inject(KioskRepository) private readonly kiosks: KioskRepository,
    @Inject(MentionRepository) private readonly mentions: MentionRepository,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(SourceRepository) private readonly sources: SourceRepository,
  ) {}

  @ContractRoute('wall')
  async read(@Called() { request }: Call<'wall'>) {
    const now = new Date()
    const { scope, agency, sight } = await this.admit(request, now)
    const zone = agency?.timeZone ?? (await this.mentions.zoneOf(scope, scope.agencies)) ?? 'Asia/Jakarta'
    const [{ today, volume, newest, issues, ...rows }, signals, sources, lastPostAt] = await Promise.all([
      this.walls.read(scope, zone, now), this.issues.signals(scope, scope.agencies, now), this.sources.list(scope), this.sources.lastPostAt(scope),
    ])
    const coverage = toCoverage(sources.map(row => toSource(row, now)), lastPostAt)
    const shown = (title: string) => (sight(scope.agencies) ? title : maskHandles(title))
    return {
      at: now.toISOString(), agency, timeZone: zone, levels: rows.levels, active: rows.active, unowned: rows.unowned,
      today: { mentions: today.negatif + today.netral + today.positif, yesterdayByNow: rows.yesterdayByNow, tones: today },
      issues: issues.map(row => toIssue(showIssue(row, sight))),
      volume: { minutes: wallVolume.minutes, items: volume.map(item => ({ ...item, at: item.at.toISOString() })) },
      signals: signals.slice(0, mostSignals).map(toSignal),
      regions: [...rows.regions], agencies: [...rows.agencies],
      newest: newest.map(each => ({ ...each, title: shown(each.title), at: each.at.toISOString() })), coverage,
    }
  }

  /** A kiosk's link says what it shows; without one it is what the session's account reads. */
  private async admit(request: KnownRequest, now: Date): Promise<KioskReach & { readonly sight: Sight }> {
    const token = request.get('x-kiosk')
    if (token !== undefined) {
      const reach = await this.kiosks.admit(hashToken(token), now)
      if (reach === null) throw new Refusal(401, { code: 'kiosk-unknown', message: 'This link is not known, or was taken back.' })
      return { ...reach, sight: noSight }
    }
    const cookie = readSessionToken(request)
    const session = cookie && await this.sessions.find(hashToken(cookie), now)
    if (!session) throw signedOut()
    const caller = callerOf(session)
    const scope = scopeFor(caller, 'mentions.read')
    if (scope === null) throw notFound()
    return { scope, agency: scope.wide ? null : await this.walls.nameOf(scope), sight: sightOf(caller) }
  }
}
