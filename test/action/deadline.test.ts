import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createFolder } from '../helpers/repository.js'

const program = fileURLToPath(new URL('../../dist/action.js', import.meta.url))

it.each([
  ['turns in a circle', 'for (;;);', /timed out after 2 s/],
  ['is killed', "process.kill(process.pid, 'SIGKILL')", /exited with status SIGKILL/],
  ['runs out of memory', 'process.abort()', /exited with status SIGABRT/],
])('the job goes on, and the verdict is unknown, where the process that checks %s', (_, code, line) => {
  const folder = createFolder()
  const [spin, output] = [join(folder, 'spin.cjs'), join(folder, 'output')]
  writeFileSync(spin, `if (process.argv[1].endsWith('action-checking.js')) { ${code} }\n`)
  writeFileSync(output, '')
  const started = performance.now()
  const { status, stdout } = spawnSync(process.execPath, ['--require', spin, program], {
    cwd: folder,
    env: { ...process.env, GITHUB_OUTPUT: output, GIT_HANDOFF_PATIENCE: '2' },
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect(status).toBe(0)
  expect(stdout).toMatch(line)
  expect(readFileSync(output, 'utf8')).toBe('verdict=unknown\nfreshness=unknown\n')
  expect(performance.now() - started).toBeLessThan(30_000)
})
