import { SourceKind, type Coverage, type Source } from '@kentongan/contracts'
import type { SourceFigures } from '@kentongan/platform/db'
import { silence } from '@kentongan/sources'

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

export function toSource({ history, ...row }: SourceFigures, now: Date): Source {
  return {
    ...row,
    healthSince: iso(row.healthSince),
    lastPolledAt: iso(row.lastPolledAt),
    lastOkAt: iso(row.lastOkAt),
    nextPollAt: row.paused ? null : iso(row.nextPollAt),
    lastItemAt: iso(row.lastItemAt),
    silent: silence({ now, lastItemAt: row.lastItemAt, itemsPerDay: history }).silent,
  }
}

type State = Coverage['sources'][number]['state']

/** What a source adds to the certainty that nothing was said: a broken one nothing, a silent one a doubt. */
export function stateOf(source: Source): State {
  if (source.paused) return 'paused'
  if (source.health === 'failing' || source.health === 'gone') return 'failing'
  if (source.lastOkAt === null) return 'waiting'
  return source.silent ? 'silent' : 'alive'
}

/** One that is silent is heard as well: there was nothing. */
const answers = (source: Source): boolean => ['alive', 'silent'].includes(stateOf(source))

const latest = (instants: readonly (string | null)[]): string | null =>
  instants.reduce((newest, each) => (each !== null && (newest === null || each > newest) ? each : newest), null)

export function toCoverage(sources: readonly Source[], lastPostAt: Date | null): Coverage {
  const strip = sources.map(source => {
    const { id, title, itemsToday } = source
    return { id, title, state: stateOf(source), itemsToday }
  })
  const count = (state: State) => strip.filter(each => each.state === state).length
  return {
    alive: count('alive'),
    silent: count('silent'),
    failing: count('failing'),
    paused: count('paused'),
    waiting: count('waiting'),
    lastPostAt: iso(lastPostAt),
    lastPollAt: latest(sources.map(source => source.lastPolledAt)),
    kinds: SourceKind.options.filter(kind => sources.some(source => source.kind === kind && answers(source))),
    sources: strip,
  }
}
