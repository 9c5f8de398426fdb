import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'
import { fetchBetween, fetchHistory, openMirror } from '../../src/git/action/mirror.js'
import { createFolder } from '../helpers/repository.js'

it.skipIf(process.platform === 'win32')(
  'the token is no argument of git, which every process could read',
  async () => {
    const [folder, bin] = [createFolder(), createFolder()]
    const log = join(bin, 'log')
    const git = (process.env['PATH'] ?? '')
      .split(delimiter)
      .map((path) => join(path, 'git'))
      .find(existsSync)
    writeFileSync(join(bin, 'git'), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${log}'\nexec '${git}' "$@"\n`)
    chmodSync(join(bin, 'git'), 0o755)
    const environment = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` }
    const mirror = await openMirror(folder, environment)
    const token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz'
    const remote = { url: 'http://127.0.0.1:9/o/r', token }
    const head = '4f2a91c0d3e54f2a91c0d3e54f2a91c0d3e54f2a'
    const wanted = { head, branch: 'feat/x', base: head, baseBranch: 'main', isConfigFromBase: true }
    expect(await fetchBetween(mirror, remote, wanted, { mergeBase: head, ahead: 1 })).toBeNull()
    expect(await fetchHistory(mirror, remote, wanted)).toBeNull()
    const said = readFileSync(log, 'utf8')
    expect(said).toContain('fetch\n')
    for (const secret of [token, Buffer.from(`x-access-token:${token}`).toString('base64'), 'AUTHORIZATION'])
      expect(said).not.toContain(secret)
    expect(readFileSync(join(folder, 'config'), 'utf8')).not.toContain(token)
  },
)
