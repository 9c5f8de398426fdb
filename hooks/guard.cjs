/**
 * The main program when a hook runs git-handoff: if anything fails, including an outdated Node.js, git continues.
 * Node.js reads no package.json for a main program that ends in `.cjs`, so a broken package.json does no harm.
 *
 *     node guard.cjs CLI hook pre-push REMOTE URL
 */
const { pathToFileURL } = require('node:url')

const oldest = 20

process.on('uncaughtException', (error) => {
  const [message] = (error instanceof Error ? error.message : String(error)).split('\n')
  // The message may quote the repository, so control characters are removed.
  letGo(`${message.replace(/[^\x20-\x7e]/g, '?')}.`)
})

if (Number.parseInt(process.versions.node, 10) < oldest) {
  letGo(`Node.js ${process.version} is too old (${oldest} or later is required).`)
}

// The program should see the same arguments as if it had been started directly.
process.argv.splice(1, 1)
import(pathToFileURL(process.argv[1]).href)

/** @param {string} reason */
function letGo(reason) {
  process.stderr.write(`handoff failed: ${reason} Continuing without it.\n`)
  process.exit(0)
}
