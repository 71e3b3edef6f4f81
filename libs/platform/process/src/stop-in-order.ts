/** Runs `stop` once, on SIGTERM, on Ctrl-C or when whoever started us is gone, and ends the process after it. */
export function stopInOrder(stop: () => Promise<void>): void {
  let stopping = false
  const end = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await stop()
    process.exit(0)
  }
  // The starter is gone, killed perhaps: nobody else would end us.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => void end())
}
