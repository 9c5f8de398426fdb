/** Writes one large page after the other, of one letter each, until it is killed. */
import { readPage } from '../../../src/git/page/page-file.js'
import { writePage } from '../../../src/git/page/write.js'
import { largePage } from './request.js'

const [root = ''] = process.argv.slice(2)
const letters = 'abcdefghij'
console.log('ready')
for (let turn = 0; ; turn += 1) {
  const { text } = await readPage(root, 'HANDOFF.md')
  const letter = letters[turn % letters.length] ?? 'x'
  await writePage(root, 'HANDOFF.md', { from: text, to: largePage(letter) }, { patience: 50 })
}
