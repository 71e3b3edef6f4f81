import { Problem, type RouteAnswer, type RouteInput, type RouteName, routes } from '@kentongan/contracts'

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
 * Calls one route of the contract and gives its parsed answer.
 * Throws {@link ApiProblem} when the server refuses, cannot be reached, or answers something the contract does not know.
 */
export async function call<Name extends RouteName>(name: Name, input: RouteInput<Name>, signal?: AbortSignal): Promise<RouteAnswer<Name>> {
  const route = routes[name]
  const { params = {}, query = {}, body } = input as AnyInput
  const response = await send(addressOf(route.path, params, query), {
    method: route.method,
    headers: body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  const json = await readJson(response)
  if (!response.ok) throw problemOf(response, json)
  const answer = route.answer.safeParse(json)
  if (!answer.success) throw new ApiProblem(response.status, { code: 'bad-answer', message: answer.error.message })
  return answer.data as RouteAnswer<Name>
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
  if (!text) return {}
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
