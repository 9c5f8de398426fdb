/** Commits one page after the other, until it is killed: `page <n>`, counting on from where the branch is. */
import { execFileSync } from 'node:child_process'
import { commitPage } from '../../../src/git/page/commit-page.js'
import { readBranchPage } from '../../../src/git/page/page-file.js'

const [repository = '', branch = ''] = process.argv.slice(2)
const where = { repository, branch, path: 'HANDOFF.md' }
console.log('ready')
for (;;) {
  const args = ['rev-parse', `refs/heads/${branch}`]
  const expectedTip = execFileSync('git', args, { cwd: repository }).toString().trim()
  const { text } = await readBranchPage(repository, branch, where.path)
  const next = Number(text?.replace('page ', '') ?? 0) + 1
  await commitPage({ ...where, text: `page ${next}\n`, expectedTip, basedOn: text })
}
