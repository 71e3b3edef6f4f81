import { createConnectionGuard } from './connection-guard'

const guard = createConnectionGuard({ allowHosts: ['10.0.0.7'], allowLoopback: false, lookup: async () => [{ address: '127.0.0.1', family: 4 }] })

test.each([
  ['https://jetstream.example/', 'blocked-url'],
  ['file:///etc/passwd', 'blocked-url'],
  ['jetstream.example', 'blocked-url'],
  ['wss://jetstream.example:22/', 'blocked-url'],
  ['ws://127.0.0.1/subscribe', 'blocked-address'],
  ['ws://[::1]/subscribe', 'blocked-address'],
  ['ws://2130706433/', 'blocked-address'],
  ['ws://169.254.169.254/', 'blocked-address'],
  ['ws://10.0.0.8/', 'blocked-address'],
])('%s is refused', (address, reason) => expect(guard.check(address)).toMatchObject({ ok: false, reason }))

test.each([
  ['wss://nama:sandi@jetstream.example/subscribe?cursor=1#x', 'wss://jetstream.example/subscribe?cursor=1'],
  ['WS://10.0.0.7/', 'ws://10.0.0.7/'],
])('%s may be opened', (address, url) => expect(guard.check(address)).toMatchObject({ ok: true, url }))

it('lets a name lead to public addresses only, at the moment the socket is opened', async () => {
  const target = guard.check('wss://jetstream.example/subscribe')
  if (!target.ok) throw new Error(target.reason)
  const found = await new Promise<NodeJS.ErrnoException | null>(resolve => target.lookup('jetstream.example', { all: true }, error => resolve(error)))
  expect(found?.code).toBe('ERR_BLOCKED_ADDRESS')
})

it('opens loopback where that is asked for', () => {
  const open = createConnectionGuard({ allowHosts: [], allowLoopback: true })
  expect(open.check('ws://127.0.0.1:8090/subscribe')).toMatchObject({ ok: true, url: 'ws://127.0.0.1:8090/subscribe' })
})
