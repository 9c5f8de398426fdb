/** Once for all test files: the folder that the first one to need the program builds it in, and the Node.js of the action. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { findNode } from './action/install-node.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that all test files of this run share. */
    shared: string
    /** Path of the Node.js to start the action with. */
    runnerNode: string
  }
}

export function setup(project: TestProject): () => void {
  const shared = realpathSync(mkdtempSync(path.join(tmpdir(), 'git-handoff-shared-')))
  project.provide('shared', shared)
  project.provide('runnerNode', findNode())
  return () => rmSync(shared, { recursive: true, force: true, maxRetries: 3 })
}
