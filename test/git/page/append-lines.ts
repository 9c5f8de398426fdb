/** Appends lines to a page, each on top of what the page says then, however many others do the same. */

import { HandoffError } from '../../../src/core/errors.js'
import { readPage } from '../../../src/git/page/page-file.js'
import { writePage } from '../../../src/git/page/write.js'

const [root = '', name = '', count = '0'] = process.argv.slice(2)
console.log('ready')
for (let line = 0; line < Number(count); ) {
  const { text } = await readPage(root, 'HANDOFF.md')
  try {
    await writePage(root, 'HANDOFF.md', { from: text, to: `${text ?? ''}${name} ${line}\n` })
    line += 1
  } catch (error) {
    if (
      !(error instanceof HandoffError) ||
      !error.message.includes('changed on disk while this command was running')
    )
      throw error
  }
}
