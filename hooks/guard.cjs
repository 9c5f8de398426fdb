/**
 * What Node.js starts when a hook runs the program: whatever breaks in there, a Node.js that is too old included, lets
 * git go on. Node.js reads no package.json for a main program that ends in `.cjs`, so a broken one does no harm.
 *
 *     node guard.cjs CLI hook pre-push REMOTE URL
 */
const { pathToFileURL } = require('node:url')

const oldest = 20

process.on('uncaughtException', (error) => {
  const [message] = (error instanceof Error ? error.message : String(error)).split('\n')
  // Text of a repository may be in it: nothing of it acts on a terminal.
  letGo(`Something broke: ${message.replace(/[^\x20-\x7e]/g, '?')}.`)
})

if (Number.parseInt(process.versions.node, 10) < oldest) {
  letGo(`Node.js ${process.version} is too old, ${oldest} is needed.`)
}

// The program looks like any other that is started by its own name.
process.argv.splice(1, 1)
import(pathToFileURL(process.argv[1]).href)

/** @param {string} reason */
function letGo(reason) {
  process.stderr.write(`handoff: ${reason} git goes on without it.\n`)
  process.exit(0)
}
