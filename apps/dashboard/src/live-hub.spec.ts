import { createLiveHub } from './live-hub'
import type { LiveMessage } from './live-stream'

type Kind = LiveMessage['kind']

/** A hub on a stream that says what the test wants, with tabs that remember what they heard. */
function setUp() {
  const stream = { opened: 0, closed: 0, tell: (_message: LiveMessage): void => undefined }
  const hub = createLiveHub<ReturnType<typeof makeTab>>(tell => {
    stream.opened++
    stream.tell = tell
    return () => void stream.closed++
  })
  return { hub, stream, say: (kind: Exclude<Kind, 'event'>) => stream.tell({ kind }) }
}

function makeTab() {
  const heard: Kind[] = []
  return { heard, postMessage: ({ kind }: LiveMessage) => void heard.push(kind) }
}

it('opens one stream for all tabs, and ends it with the last', () => {
  const { hub, stream, say } = setUp()
  const [first, second] = [makeTab(), makeTab()]
  hub.join(first, 0)
  say('open')
  hub.join(second, 0)
  hub.leave(first)
  expect([stream.opened, stream.closed]).toEqual([1, 0])
  hub.leave(second)
  expect(stream.closed).toBe(1)
  expect([first.heard, second.heard]).toEqual([['down', 'open'], ['open']])
})

it('tells a tab that was asleep that it has missed something', () => {
  const { hub, say } = setUp()
  const [awake, asleep] = [makeTab(), makeTab()]
  hub.join(awake, 0)
  hub.join(asleep, 0)
  say('open')
  hub.greet(awake, 60_000)
  hub.sweep(70_000)
  say('beat')
  hub.greet(asleep, 80_000)
  expect(awake.heard).toEqual(['down', 'open', 'beat'])
  expect(asleep.heard).toEqual(['down', 'open', 'open', 'resync'])
})

it('tells it only once the stream stands again, where the stream had ended without a listener', () => {
  const { hub, stream, say } = setUp()
  const tab = makeTab()
  hub.join(tab, 0)
  say('open')
  hub.sweep(70_000)
  hub.greet(tab, 80_000)
  expect(tab.heard).toEqual(['down', 'open', 'down'])
  say('open')
  say('open')
  expect([stream.opened, stream.closed]).toEqual([2, 1])
  expect(tab.heard).toEqual(['down', 'open', 'down', 'open', 'resync', 'open'])
})

it('keeps a tab that greets, and forgets one that has left', () => {
  const { hub, stream } = setUp()
  const tab = makeTab()
  hub.join(tab, 0)
  for (let now = 30_000; now < 300_000; now += 30_000) {
    hub.greet(tab, now)
    hub.sweep(now)
  }
  expect([stream.opened, stream.closed]).toEqual([1, 0])
  hub.leave(tab)
  hub.sweep(300_000)
  expect(stream.closed).toBe(1)
})
