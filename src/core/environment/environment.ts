import type { Limit } from '../facts.js'

/** How one runs and tests the project; null where no file supports a command. For a shell at the repository's root. */
export interface Environment {
  install: string | null
  run: string | null
  test: string | null
  build: string | null
  lint: string | null
  /** Names of the services that a compose file starts, in its order. */
  services: string[]
  /** Languages and package managers with the version asked for, such as `Node.js >=20`, `pnpm 11.22.0`. */
  runtime: string[]
  /** Environment variables that have to be set, the most needed first. */
  needs: Need[]
  /** Files that could not be read, and why. */
  limits: Limit[]
}

export type Task = (typeof tasks)[number]

/** `stated`: the repository names the task; `configured`: it configures the tool; `usual`: the language's own command. */
export type Standing = 'stated' | 'configured' | 'usual'

export interface Command {
  text: string
  standing: Standing
}

/** What one toolchain has to say; no key where it says nothing. */
export type Offer = Partial<Record<Task, Command>>

/** A variable that somebody has to set. */
export interface Need {
  name: string
  /** The example file that asks for it; null where the branch's code does. */
  from: string | null
}

export const tasks = ['install', 'run', 'test', 'build', 'lint'] as const

/** An offer in which every command stands alike; null for none. */
export function offerOf(standing: Standing, commands: Partial<Record<Task, string | null>>): Offer {
  const offer: Offer = {}
  for (const task of tasks) {
    const text = commands[task]
    if (text !== undefined && text !== null) offer[task] = { text, standing }
  }
  return offer
}

/** For each task the command of the first offer that has one. */
export function firstOf(...offers: readonly Offer[]): Offer {
  const merged: Offer = {}
  for (const task of tasks) {
    const command = offers.find((offer) => offer[task] !== undefined)?.[task]
    if (command !== undefined) merged[task] = command
  }
  return merged
}

/** Whether a stranger's word may stand in a command: no spaces, quotes or leading dash, and no way out by `..`. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z0-9_@.][\w@./:+-]{0,99}$/.test(name) && !name.split('/').includes('..')
}
