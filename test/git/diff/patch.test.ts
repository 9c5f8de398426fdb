import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileStatus } from '../../../src/core/facts.js'
import { createPatchParser } from '../../../src/git/diff/patch.js'
import type { RawChange } from '../../../src/git/diff/records.js'
import { chunksOf } from '../../helpers/chunks.js'

function changeOf(status: FileStatus): RawChange {
  return {
    status,
    path: { text: 'x', bytes: null },
    previousPath: null,
    mode: { from: null, to: null },
    oid: { from: null, to: null },
  }
}

/** What the parser said, one line an event; pieces of bodies joined. */
function parse(
  statuses: FileStatus[],
  chunks: Buffer[],
  wanted: (index: number) => boolean = () => true,
): string[] {
  const events: string[] = []
  const bodies: string[] = statuses.map(() => '')
  const parser = createPatchParser(statuses.map(changeOf), {
    hunk: (index, { oldStart, oldLines, newStart, newLines }) =>
      void events.push(`${index} hunk ${oldStart},${oldLines} ${newStart},${newLines}`),
    body: (index, bytes) => {
      bodies[index] += bytes.toString('latin1')
    },
    binary: (index) => void events.push(`${index} binary`),
    wantsLines: wanted,
    line: (index, sign, number, text) => {
      events.push(`${index} ${sign}${number} ${text}`)
      return true
    },
  })
  for (const chunk of chunks) parser.push(Buffer.from(chunk))
  parser.finish()
  return [...events, ...bodies.map((body, index) => `${index} body ${body}`)]
}

const sample = Buffer.from(`diff --git a/x b/x
index 1111111..2222222 100644
--- a/x
+++ b/x
@@ -1 +1,2 @@ function signToken() {
-old
+fresh é
+-- looks like a header
@@ -9,2 +10,0 @@
--- a/y
-@@ -1 +1 @@
\\ No newline at end of file
diff --git "a/na\\nme" "b/na\\nme"
old mode 100644
new mode 100755
diff --git a/bin b/bin
index 1111111..2222222 100644
Binary files a/bin and b/bin differ
diff --git a/tc b/tc
deleted file mode 100644
--- a/tc
+++ /dev/null
@@ -1 +0,0 @@
-was a file
diff --git a/tc b/tc
new file mode 120000
--- /dev/null
+++ b/tc
@@ -0,0 +1 @@
+target
\\ No newline at end of file
`)
const statuses: FileStatus[] = ['modified', 'modified', 'modified', 'type-changed']

const expected = [
  '0 hunk 1,1 1,2',
  '0 -1 old',
  '0 +1 fresh é',
  '0 +2 -- looks like a header',
  '0 hunk 9,2 10,0',
  '0 -9 -- a/y',
  '0 -10 @@ -1 +1 @@',
  '2 binary',
  '3 hunk 1,1 0,0',
  '3 -1 was a file',
  '3 hunk 0,0 1,1',
  '3 +1 target',
  `0 body -old\n+fresh ${Buffer.from('é').toString('latin1')}\n+-- looks like a header\n--- a/y\n-@@ -1 +1 @@\n\\ No newline at end of file\n`,
  '1 body ',
  '2 body ',
  '3 body -was a file\n+target\n\\ No newline at end of file\n',
]

describe('createPatchParser', () => {
  test('matches patches to records by order, and takes bodies by their counts', () => {
    expect(parse(statuses, [sample])).toEqual(expected)
  })

  test('it does not matter where the output is cut', () => {
    fc.assert(
      fc.property(chunksOf(sample), (chunks) => {
        expect(parse(statuses, chunks)).toEqual(expected)
      }),
    )
  })

  test('lines that nobody wants are not handed over; their bytes are', () => {
    const events = parse(statuses, [sample], (index) => index === 3)
    expect(events.filter((event) => /^\d [-+]/.test(event))).toEqual(['3 -1 was a file', '3 +1 target'])
    expect(events.filter((event) => event.includes(' body '))).toEqual(expected.slice(-4))
  })

  test('a line of many megabytes is cut, and its bytes are not lost', () => {
    const long = 'x'.repeat(3_000_000)
    const patch = Buffer.from(`diff --git a/x b/x\n@@ -0,0 +1,2 @@\n+${long}\n+after\n`)
    const chunks = Array.from({ length: Math.ceil(patch.length / 65536) }, (_, index) =>
      patch.subarray(index * 65536, (index + 1) * 65536),
    )
    const [, line, after, body] = parse(['added'], chunks)
    expect(line?.length).toBe('0 +1 '.length + 32 * 1024)
    expect(after).toBe('0 +2 after')
    expect(body?.length).toBe(`0 body +${long}\n+after\n`.length)
  })

  test('says so when patches and records do not fit, or the output ends within a hunk', () => {
    expect(() => parse(['modified'], [sample])).toThrow(/2 patches where 1/)
    expect(() => parse([...statuses, 'added'], [sample])).toThrow(/5 patches where 6/)
    expect(() => parse(['added'], [Buffer.from('diff --git a/x b/x\n@@ -0,0 +1,2 @@\n+a\n')])).toThrow(
      /too early/,
    )
    expect(() => parse(['added'], [Buffer.from('diff --git a/x b/x\n@@ -0,0 +1,2 @@\n+a\ndiff')])).toThrow(
      /too early/,
    )
  })
})
