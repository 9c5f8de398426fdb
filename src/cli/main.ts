import { runCommandLine } from './run.js'
import { openSurroundings } from './surroundings.js'

process.exitCode = await runCommandLine(process.argv.slice(2), openSurroundings())
