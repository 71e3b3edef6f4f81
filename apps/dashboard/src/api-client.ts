import { Problem, type RouteAnswer, type RouteInput, type RouteName, routes, streams, type TryQuery, TrialState } from '@kentongan/contracts'
import { splitLines } from './split-lines'

type AnyInput = { readonly params?: Record<string, unknown>; readonly query?: Record<string, unknown>; readonly body?: unknown }

/** A refused or failed request. `status` is 0 where no answer came; `code` keys a sentence in the catalogues (`problem.*`). */
export class ApiProblem extends Error {
  constructor(readonly status: number, readonly problem: Problem) {
    super(problem.message)
    this.name = 'ApiProblem'
  }

  get code() { return this.problem.code }
  get fields() { return this.problem.fields ?? [] }
  get retryAfterSeconds() { return this.problem.retryAfterSeconds }
  get requestId() { return this.problem.requestId }
}

/**
 * Calls one route of the contract and gives its parsed answer. `more` are headers that only this route reads.
 * Throws {@link ApiProblem} when the server refuses, cannot be reached, or answers something the contract does not know.
 */
export async function call<Name extends RouteName>(name: Name, input: RouteInput<Name>, signal?: AbortSignal, more: Readonly<Record<string, string>> = {}): Promise<RouteAnswer<Name>> {
  const route = routes[name]
  const { params = {}, query = {}, body } = input as AnyInput
  const response = await send(addressOf(route.path, params, query), {
    method: route.method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  const json = await readJson(response)
  if (!response.ok) throw problemOf(response, json)
  const answer = route.answer.safeParse(json)
  if (!answer.success) throw new ApiProblem(response.status, { code: 'bad-answer', message: answer.error.message })
  return answer.data as RouteAnswer<Name>
}

/**
 * Tries a query on stored posts and tells each state as it comes; the last one has `done`.
 * Throws {@link ApiProblem} as {@link call} does, also where the line breaks off; aborting the signal ends the trial on the server.
 */
export async function callTrial(body: TryQuery, tell: (state: TrialState) => void, signal: AbortSignal): Promise<void> {
  const { method, path } = streams.tryQuery
  const headers = { 'accept': 'application/x-ndjson, application/json', 'content-type': 'application/json' }
  const response = await send(path, { method, headers, body: JSON.stringify(body), signal })
  if (!response.ok || !response.body) throw problemOf(response, await readJson(response))
  let ended = false
  for await (const line of splitLines(chunksOf(response.body))) {
    const state = parseState(response, line)
    ended = state.done
    tell(state)
  }
  if (!ended) throw new ApiProblem(0, { code: 'network', message: 'The answer broke off.' })
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield decoder.decode(part.value, { stream: true })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem(0, { code: 'network', message: 'The answer broke off.' })
  }
}

function parseState(response: Response, line: string): TrialState {
  const json = parseJson(line)
  const state = TrialState.safeParse(json)
  if (state.success) return state.data
  const problem = Problem.safeParse(json)
  throw new ApiProblem(response.status, problem.success ? problem.data : { code: 'bad-answer', message: state.error.message })
}

async function send(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem(0, { code: 'network', message: 'No answer from the server.' })
  }
}

function addressOf(path: string, params: Record<string, unknown>, query: Record<string, unknown>): string {
  const filled = path.replace(/:(\w+)/g, (_whole, key: string) => encodeURIComponent(String(params[key])))
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return search ? `${filled}?${search}` : filled
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  return text ? parseJson(text) : {}
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function problemOf(response: Response, json: unknown): ApiProblem {
  const problem = Problem.safeParse(json)
  if (problem.success) return new ApiProblem(response.status, problem.data)
  const requestId = response.headers.get('x-request-id')
  return new ApiProblem(response.status, {
    code: response.status >= 500 ? 'server' : 'unknown',
    message: `HTTP ${response.status}`,
    ...(requestId ? { requestId } : {}),
  })
}
