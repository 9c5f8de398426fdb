import { describe, expect, it } from 'vitest'
import {
  chooseManager,
  type HookSetup,
  isShellScript,
  type Manager,
  parseGitVersion,
  quote,
  renderAppendable,
  renderCall,
} from '../../../src/core/install/managers.js'

const bare: HookSetup = {
  gitVersion: [2, 39],
  hooksPath: null,
  huskyFolder: null,
  lefthookFile: null,
  preCommitFile: null,
  simpleGitHooksFile: null,
}

describe('the manager that is chosen', () => {
  it.each<[string, Partial<HookSetup>, Manager]>([
    ['nothing else', {}, 'plain'],
    ['husky', { huskyFolder: '.husky', lefthookFile: 'lefthook.yml' }, 'husky'],
    ['lefthook', { lefthookFile: 'lefthook.yml', preCommitFile: '.pre-commit-config.yaml' }, 'lefthook'],
    ['pre-commit', { preCommitFile: '.pre-commit-config.yaml' }, 'pre-commit'],
    ['simple-git-hooks', { simpleGitHooksFile: 'package.json' }, 'simple-git-hooks'],
    ['a new git', { gitVersion: [2, 54], huskyFolder: '.husky' }, 'config'],
    ['a newer git', { gitVersion: [3, 0] }, 'config'],
    [
      'hooks of all repositories',
      { hooksPath: { value: '/x', scope: 'global' }, preCommitFile: 'x' },
      'plain',
    ],
  ])('where there is %s', (_, setup, manager) => {
    expect(chooseManager({ ...bare, ...setup })).toBe(manager)
  })

  it.each([
    ['git version 2.39.5 (Apple Git-154)\n', [2, 39]],
    ['git version 2.55.GIT\n', [2, 55]],
    ['git version 2.47.1.windows.2\n', [2, 47]],
    ['hub version 2\n', null],
  ])('goes by the version of %j', (text, version) => {
    expect(parseGitVersion(text)).toEqual(version)
  })
})

describe('a script', () => {
  it.each([
    ['#!/bin/sh\n', true],
    ['#!/usr/bin/env bash\nx', true],
    ['#!/bin/zsh -f', true],
    ['#! /usr/bin/dash\r\n', true],
    ['x\n', true],
    ['', true],
    ['#!/usr/bin/env python3\n', false],
    ['#!/usr/bin/fish\n', false],
    ['#!/usr/bin/env node\n// sh', false],
    ['\0\x01', false],
  ])('%j is one of a shell: %s', (text, expected) => {
    expect(isShellScript(text)).toBe(expected)
  })
})

describe('the call', () => {
  it('is a line that arguments can be appended to', () => {
    expect(renderAppendable('pre-push', ["/opt/a b/it's"])).toBe(
      `sh -c ${quote(renderCall('pre-push', ["/opt/a b/it's"]).join('; '))} pre-push`,
    )
  })

  it('has no single quotes where it is committed', () => {
    expect(renderCall('pre-push', null).join('\n')).not.toContain("'")
    expect(renderCall('post-checkout', null).join('\n')).not.toContain("'")
  })
})
