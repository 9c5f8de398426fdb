/**
 * What Git LFS commits in the place of a large file: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 *
 *     version https://git-lfs.github.com/spec/v1
 *     oid sha256:4d7a2146…
 *     size 12345
 */
export function isLfsPointer(head: string): boolean {
  return /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/\S+\n/.test(head)
}
