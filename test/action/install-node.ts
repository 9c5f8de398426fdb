/**
 * Installs the Node.js that `action.yml` names (`node24`), once for a clone: the tests start the action with what the
 * runner starts it with. Where npm has none (macOS) or cannot be reached, they take the Node.js that they run on.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the Node.js to start the action with. */
    runnerNode: string
  }
}

const folder = path.join(import.meta.dirname, 'node')
const { platform, arch } = process
const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
const program = path.join(folder, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node')

export function setup(project: TestProject): void {
  project.provide('runnerNode', findNode())
}

function findNode(): string {
  if (process.versions.node.startsWith('24.')) return process.execPath
  if (!existsSync(program)) {
    // `shell`: on Windows npm is a script.
    const options = { cwd: folder, shell: true, encoding: 'utf8' } as const
    const { status, stderr } = spawnSync('npm ci --no-audit --no-fund', options)
    if (status !== 0) console.warn(stderr)
  }
  if (existsSync(program)) return program
  console.warn(`There is no Node.js 24: the action is tested on ${process.version}.`)
  return process.execPath
}
