import{_ as e}from"./base.js";import{fn as t}from"./facts.js";const n=[`config`,`husky`,`lefthook`,`pre-commit`,`simple-git-hooks`,`plain`],r=[2,54];function hasConfigHooks([e,t]){return e>r[0]||e===r[0]&&t>=r[1]}function isHooksPathShared({hooksPath:e}){return e!==null&&![`local`,`worktree`].includes(e.scope)}function chooseManager(e){return hasConfigHooks(e.gitVersion)?`config`:isHooksPathShared(e)?`plain`:e.huskyFolder===null?e.lefthookFile===null?e.preCommitFile===null?e.simpleGitHooksFile===null?`plain`:`simple-git-hooks`:`pre-commit`:`lefthook`:`husky`}function parseGitVersion(e){let[,t,n]=/^git version (\d+)\.(\d+)/.exec(e)??[];return t===void 0||n===void 0?null:[Number(t),Number(n)]}function addToHookFile(e,t,n){let r=e===null?null:removeFromFile(e),i=r??(n.rerun===`"$0"`?`#!/bin/sh
`:``),a=renderHookLines(t,n);return insertBlock(i,(/^#!.*(?:\n|$)/.exec(i)?.[0]??``).length,r===null?[c,...a]:a,{lineEnd:`
`})}function renderSnippet(e,t){return`${[o,...renderHookLines(e,t),s].join(`
`)}\n`}function isShellScript(e){return e.includes(`\0`)?!1:!e.startsWith(`#!`)||/^#!.*[/ ](?:ba|da|k|z|a)?sh(?:[\t\r ].*)?(?:\n|$)/.test(e)}function renderHookLines(e,{shipped:t,rerun:n}){let r="`git handoff uninstall` takes these lines out again.";return e===`post-checkout`?[`# Tells whose branch this is. ${r}`,...renderCall(e,t)]:`# Keeps the handoff page true. ${r}
# Runs the rest of this file first, and both get the same list of refs.
if [ -n "\${GIT_HANDOFF_REST-}" ]; then
  unset GIT_HANDOFF_REST
elif [ "\${GIT_HANDOFF-}" != 0 ] && [ ! -t 0 ]; then
  handoff_refs=$(cat; echo .)
  if [ "$handoff_refs" != . ]; then
    handoff_refs=\${handoff_refs%.}
    if [ -z "\${GIT_HANDOFF_DOCTOR-}" ]; then
      printf %s "$handoff_refs" 2>/dev/null | GIT_HANDOFF_REST=1 ${n} "$@" || exit
    fi
    printf %s "$handoff_refs" | ${renderCall(e,t).join(`
    `)}
    exit
  fi
fi`.split(`
`)}const i=`node_modules/git-handoff/hooks`;function renderCall(e,t,n=`"$@"`){let r=(t??[`node_modules/git-handoff/hooks`]).map(t=>quote(`${t}/${e}`)).map(e=>`[ -f ${e} ]; then sh ${e} ${n}`);return r.push(`command -v git-handoff >/dev/null; then git-handoff hook ${e} ${n}${a[e]}`),[...r.map((e,t)=>`${t===0?`if`:`elif`} ${e}`),e===`pre-push`?`else echo "handoff: git-handoff is not installed, so the page was not checked." >&2; fi`:`fi`]}const a={"pre-push":` || case $? in 79 | 129 | 130 | 143) exit 1 ;; *) echo "handoff failed: git-handoff exited with an error. Continuing without it." >&2 ;; esac`,"post-checkout":` 2>/dev/null || :`};function renderAppendable(e,t){return`sh -c ${quote(renderCall(e,t).join(`; `))} ${e}`}function quote(e){return/^[\w./@:+-]+$/.test(e)?e:t(e)}const o=`# >>> git-handoff >>>`,s=`# <<< git-handoff <<<`,c=`# git-handoff made this file.`,l={begin:o,end:s,made:c};function lineEndOf(e){return/^[^\n]*\r\n/.test(e)?`\r
`:`
`}function insertBlock(e,t,n,{indent:r=``,lineEnd:i=lineEndOf(e),marks:a=l}={}){let o=[a.begin,...n,a.end].map(e=>r+e).join(i);return t===e.length&&e!==``&&!e.endsWith(`
`)?e+i+o:e.slice(0,t)+o+i+e.slice(t)}function removeBlocks(e,t=l){let n=e;for(let e=findBlock(n,t);e!==null;e=findBlock(n,t))n=n.slice(0,e.start)+n.slice(e.end);return n}function removeFromFile(e,t=l,n=e=>e===``||e===`#!/bin/sh
`){let r=findBlock(e,t),i=r!==null&&e.slice(r.start,r.end).includes(t.made),a=removeBlocks(e,t);return i&&n(a)?null:a}function findBlock(t,n){let r=findLine(t,n.begin,0);if(r===null)return null;let i=findLine(t,n.end,r.end);if(i===null)throw new e(`usage`,`It contains \`${n.begin}\` without a matching \`${n.end}\`.`,{hints:["Delete the lines that `git handoff init` added."]});let a=i.end===t.length&&!t.endsWith(`
`),o=/\r?\n$/.exec(t.slice(Math.max(0,r.start-2),r.start))?.[0]??``;return{start:a?r.start-o.length:r.start,end:i.end}}function findLine(e,t,n){for(let r=e.indexOf(t,n);r>=0;r=e.indexOf(t,r+1)){let n=e.lastIndexOf(`
`,r)+1,i=e.indexOf(`
`,r),a=i<0?e.length:i+1;if(e.slice(n,a).trim()===t)return{start:n,end:a}}return null}export{renderAppendable as _,s as a,isHooksPathShared as c,c as d,n as f,removeFromFile as g,quote as h,r as i,isShellScript as l,parseGitVersion as m,o as n,hasConfigHooks as o,i as p,chooseManager as r,insertBlock as s,addToHookFile as t,lineEndOf as u,renderCall as v,renderSnippet as y};