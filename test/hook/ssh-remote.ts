/** ssh without a network: a program that runs at once what it is to run elsewhere, and, where there is one, a real sshd. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll } from 'vitest'
import { createFolder } from '../helpers/repository.js'

/** For `core.sshCommand`: takes `host command`, with the options of the variant `simple`. */
export function createFakeSsh(): string {
  const file = join(createFolder(), 'ssh.sh')
  writeFileSync(file, '#!/bin/sh\nfor command; do :; done\nexec sh -c "$command"\n', { mode: 0o755 })
  return file
}

const sshd = findSshd()
const hasPrograms = sshd !== null && hasProgram('ssh', '-V') && hasProgram('ssh-keygen', '-?')
/** Whether this machine has an ssh server that a test can start, `SSHD` may name it; as root it needs a user `sshd`. */
export const hasSshd = hasPrograms && (process.getuid?.() !== 0 || isUser('sshd'))
if (!hasSshd) console.warn('SKIPPED: pushes over a real ssh. Install sshd, ssh and ssh-keygen to run them.')

const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running.splice(0)) child.kill()
})

/** Starts an ssh server for whoever runs the tests; returns what stands for ssh and the address of its root folder. */
export async function startSshd(): Promise<{ command: string; url: string }> {
  const folder = createFolder()
  const port = await findFreePort()
  for (const key of ['host', 'user']) {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, key)])
  }
  writeFileSync(join(folder, 'authorized'), readFileSync(join(folder, 'user.pub')), { mode: 0o600 })
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true })
  const settings = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(folder, 'host')}`,
    `AuthorizedKeysFile ${join(folder, 'authorized')}`,
    `PidFile ${join(folder, 'pid')}`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'AcceptEnv *',
  ]
  writeFileSync(join(folder, 'config'), `${settings.join('\n')}\n`)
  const server = spawn(sshd ?? 'sshd', ['-D', '-e', '-f', join(folder, 'config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running.push(server)
  let said = ''
  server.stderr.on('data', (data) => {
    said += data
  })
  for (let wait = 0; !said.includes('Server listening') && wait < 100; wait += 1) await sleep(50)
  if (!said.includes('Server listening')) throw new Error(`sshd does not start: ${said}`)
  const options = ['-o StrictHostKeyChecking=no', '-o UserKnownHostsFile=/dev/null', '-o LogLevel=ERROR']
  return {
    command: `ssh -F /dev/null -i ${join(folder, 'user')} -o IdentitiesOnly=yes ${options.join(' ')}`,
    url: `ssh://${userInfo().username}@127.0.0.1:${port}`,
  }
}

function findSshd(): string | null {
  const { SSHD: named, PATH = '' } = process.env
  const folders = [...PATH.split(':'), '/usr/sbin', '/usr/local/sbin']
  return (
    [named ?? '', ...folders.map((folder) => join(folder, 'sshd'))].find(
      (file) => file !== '' && existsSync(file),
    ) ?? null
  )
}

function hasProgram(name: string, ...args: string[]): boolean {
  return spawnSync(name, args, { stdio: 'ignore' }).error === undefined
}

function isUser(name: string): boolean {
  return spawnSync('id', ['-u', name], { stdio: 'ignore' }).status === 0
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
