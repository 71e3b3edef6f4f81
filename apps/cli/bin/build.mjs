import { spawnSync } from 'node:child_process'
import path from 'node:path'

/** Nx, without its daemon and its cloud: it rebuilds only what changed. */
export const nxEnvironment = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', FORCE_COLOR: '0' }

/** Builds the stale projects of those named. Its output is shown only where it fails. */
export function build(root, projects = ['api', 'worker', 'cli', 'dashboard']) {
  const nx = path.join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js')
  const done = spawnSync(process.execPath, [nx, 'run-many', '-t', 'build', '-p', projects.join(','), '--output-style=static'], { cwd: root, env: nxEnvironment, encoding: 'utf8' })
  if (done.status !== 0) process.stderr.write(`${done.stdout}${done.stderr}`)
  return done.status === 0
}
