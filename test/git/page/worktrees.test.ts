import { expect, test } from 'vitest'
import { parseWorktreeList } from '../../../src/git/page/worktrees.js'

const lines = [
  ['worktree /home/ada/bare.git', 'bare', ''],
  ['worktree /home/ada/a b', `HEAD ${'1'.repeat(40)}`, 'branch refs/heads/feat/a', 'locked on a stick', ''],
  ['worktree /home/ada/c', `HEAD ${'2'.repeat(40)}`, 'detached', ''],
].flat()

test.each(['\0', '\n'] as const)('the list of worktrees, each line ended by %j', (end) => {
  expect(parseWorktreeList(lines.map((line) => line + end).join(''), end)).toEqual([
    { path: '/home/ada/bare.git', isMain: true, isBare: true, ref: null },
    { path: '/home/ada/a b', isMain: false, isBare: false, ref: 'refs/heads/feat/a' },
    { path: '/home/ada/c', isMain: false, isBare: false, ref: null },
  ])
})
