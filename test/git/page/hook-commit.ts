/** What a hook runs in the tests: commits a page to the branch that it is given. */
import { execFileSync } from 'node:child_process'
import { commitPage } from '../../../src/git/page/commit-page.js'

const [branch = ''] = process.argv.slice(2)
const expectedTip = execFileSync('git', ['rev-parse', `refs/heads/${branch}`])
  .toString()
  .trim()
await commitPage({
  repository: process.cwd(),
  branch,
  path: 'HANDOFF.md',
  text: 'from a hook\n',
  expectedTip,
})
