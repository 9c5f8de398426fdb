/**
 * The Node.js that `action.yml` names (`node24`), so that the tests start the action with what the runner starts it with.
 * Full runs and GitHub's CI install it, once for a clone, because it has 189 MB. Any other run takes what is installed, else
 * the Node.js that it runs on, which is also taken where npm has none (macOS) or cannot be reached.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { isFull } from '../helpers/counts.js'

const folder = path.join(import.meta.dirname, 'node')
const { platform, arch } = process
const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
const program = path.join(folder, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node')

export function findNode(): string {
  if (process.versions.node.startsWith('24.')) return process.execPath
  if (!existsSync(program) && (isFull || process.env['GITHUB_ACTIONS'] === 'true')) {
    // `shell`: on Windows npm is a script.
    const options = { cwd: folder, shell: true, encoding: 'utf8' } as const
    const { status, stderr } = spawnSync('npm ci --no-audit --no-fund', options)
    if (status !== 0) console.warn(stderr)
  }
  if (existsSync(program)) return program
  if (isFull) console.warn(`There is no Node.js 24: the action is tested on ${process.version}.`)
  return process.execPath
}
