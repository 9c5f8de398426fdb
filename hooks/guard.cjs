/**
 * Loaded before the program when a hook runs it: whatever breaks in there, a Node.js that is too old included, lets git
 * go on. Written for any Node.js, so that an old one gets far enough to say so.
 */
const oldest = 20

process.on('uncaughtException', (error) => {
  const [message] = (error instanceof Error ? error.message : String(error)).split('\n')
  // Text of a repository may be in it: nothing of it acts on a terminal.
  letGo(`Something broke: ${message.replace(/[^\x20-\x7e]/g, '?')}.`)
})

if (Number.parseInt(process.versions.node, 10) < oldest) {
  letGo(`Node.js ${process.version} is too old, ${oldest} is needed.`)
}

/** @param {string} reason */
function letGo(reason) {
  process.stderr.write(`handoff: ${reason} git goes on without it.\n`)
  process.exit(0)
}
