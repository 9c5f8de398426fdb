import type { Sink, Surroundings } from '../../src/cli/surroundings.js'

export interface FakeSink extends Sink {
  text: string
}

export interface FakeSurroundings extends Surroundings {
  out: FakeSink
  err: FakeSink
}

/** Surroundings that keep what is written; no terminal unless told otherwise. */
export function fakeSurroundings(
  changes: { terminal?: boolean; environment?: Surroundings['environment'] } = {},
): FakeSurroundings {
  return {
    cwd: '/start',
    environment: changes.environment ?? {},
    today: () => '2026-11-22',
    out: fakeSink(changes.terminal ?? false),
    err: fakeSink(changes.terminal ?? false),
    leave: (code) => {
      throw new Error(`left with ${code}`)
    },
  }
}

function fakeSink(terminal: boolean): FakeSink {
  const sink: FakeSink = {
    text: '',
    isTerminal: () => terminal,
    write: async (text) => {
      sink.text += text
    },
  }
  return sink
}
