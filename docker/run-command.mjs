import path from 'node:path'
import { runCommand } from '../dist/cli/main.js'

// The image's way to `npm run kentongan -- …`: all is installed and built, so nothing is checked.
process.exitCode = await runCommand(process.argv.slice(2), path.resolve(import.meta.dirname, '..'))
