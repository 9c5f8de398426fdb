import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { TestRepository } from './repository.js'
import { buildPackage } from './shared.js'

/** The program as it ships, built from the sources as they are now. */
export const shippedProgram = join(await buildPackage(), 'dist', 'cli.js')

/** Runs `git-handoff` in a repository, as it ships, without a terminal. */
export function runProgram(
  { path, environment }: Pick<TestRepository, 'path' | 'environment'>,
  args: readonly string[],
  { input = '', ...more }: NodeJS.ProcessEnv & { input?: string } = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [shippedProgram, ...args], {
    cwd: path,
    env: { ...environment, ...more },
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 50_000,
  })
}

/** As `runProgram`, by a shell that sets a limit first, such as `ulimit -v 2000000`. */
export function runLimited(
  { path, environment }: Pick<TestRepository, 'path' | 'environment'>,
  limit: string,
  args: readonly string[],
): SpawnSyncReturns<string> {
  const script = `${limit} && exec "$0" "$@"`
  return spawnSync('sh', ['-c', script, process.execPath, shippedProgram, ...args], {
    cwd: path,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 50_000,
  })
}
