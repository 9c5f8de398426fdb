import{f as e}from"./base.js";import{i as t}from"./shared-f338.js";import{i as n}from"./shared-51ee.js";import{a as r,n as i,o as a,r as o,t as s}from"./shared-1e72.js";import{n as c}from"./shared-df57.js";import{join as l}from"node:path";function addToHookFile(e,t,n){let i=e===null?null:a(e),s=i??(n.rerun===`"$0"`?`#!/bin/sh
`:``),c=renderHookLines(t,n),l=/^#!.*(?:\n|$)/.exec(s)?.[0]??``;return o(s,l.length,i===null?[r,...c]:c,{lineEnd:`
`})}function renderSnippet(e,t){return`${[s,...renderHookLines(e,t),i].join(`
`)}\n`}function isShellScript(e){return e.includes(`\0`)?!1:!e.startsWith(`#!`)||/^#!.*[/ ](?:ba|da|k|z|a)?sh(?:[\t\r ].*)?(?:\n|$)/.test(e)}function renderHookLines(e,{shipped:t,rerun:r}){let i="`git handoff uninstall` takes these lines out again.";return e===`post-checkout`?[`# Tells whose branch this is. ${i}`,...n(e,t)]:`# Keeps the handoff page true. ${i}
# Runs the rest of this file first, and both get the same list of refs.
if [ -n "\${GIT_HANDOFF_REST-}" ]; then
  unset GIT_HANDOFF_REST
elif [ "\${GIT_HANDOFF-}" != 0 ] && [ ! -t 0 ]; then
  handoff_refs=$(cat; echo .)
  if [ "$handoff_refs" != . ]; then
    handoff_refs=\${handoff_refs%.}
    if [ -z "\${GIT_HANDOFF_DOCTOR-}" ]; then
      printf %s "$handoff_refs" 2>/dev/null | GIT_HANDOFF_REST=1 ${r} "$@" || exit
    fi
    printf %s "$handoff_refs" | ${n(e,t).join(`
    `)}
    exit
  fi
fi`.split(`
`)}async function readHookEdits(e,t,n,r){let i=[],a=[];for(let o of await openTargets(e,t,n,r)){let{path:n,add:r,snippet:s,isRunByGit:l}=o,u=c(n),d=u.kind===`text`?u.text:null,f=findObstacle(e,t,u,l),p=f===null?r(d):null;p===null?a.push({path:n,why:f??`it has a form that cannot be edited safely`,snippet:s}):p!==d&&i.push({path:n,from:d,to:p,executable:l})}return{edits:i,byHand:a}}async function removeHooks(t,n){try{if(!t.endsWith(`.json`))return a(n);let{removeFromSimpleGitHooks:e}=await import(`./simple-git-hooks.js`);return e(n,t.endsWith(`package.json`)?`simple-git-hooks`:null)}catch(n){if(!(n instanceof e))throw n;let{kind:r,message:i,hints:a}=n;throw new e(r,`Cannot take the hook out of \`${t}\`. ${i}`,{hints:a,cause:n})}}async function openTargets(e,t,n,r){let at=t=>l(e.root,t);if(t===`plain`){let t=e.isFolderShared?null:r;return n.map(n=>hookFile(l(e.hooksFolder,n),n,t,`"$0"`))}if(t===`husky`){let t=e.huskyFolder??`.husky`;return n.map(e=>hookFile(at(`${t}/${e}`),e,null,`sh -e "$0"`))}if(t===`lefthook`){let{addToLefthook:t,renderLefthook:r}=await import(`./lefthook.js`),i=at(e.lefthookFile??`lefthook.yml`);return[{path:i,add:e=>/\.ya?ml$/.test(i)?t(e,n):null,snippet:n.map(r).join(``),isRunByGit:!1}]}if(t===`pre-commit`){let{addToPreCommit:t,renderPreCommit:r}=await import(`./pre-commit.js`);return[{path:at(e.preCommitFile??`.pre-commit-config.yaml`),add:e=>t(e,n),snippet:r(n),isRunByGit:!1}]}let{addToSimpleGitHooks:i,renderSimpleGitHooks:a}=await import(`./simple-git-hooks.js`),o=at(e.simpleGitHooksFile??`package.json`),s=o.endsWith(`package.json`)?`simple-git-hooks`:null;return[{path:o,add:e=>e===null||!o.endsWith(`.json`)?null:i(e,n,s),snippet:n.map(a).join(``),isRunByGit:!1}]}function hookFile(e,t,n,r){return{path:e,add:e=>addToHookFile(e,t,{shipped:n,rerun:r}),snippet:renderSnippet(t,{shipped:n,rerun:r}),isRunByGit:r===`"$0"`}}function findObstacle(e,n,r,i){if(n===`plain`&&t(e)){let{scope:t}=e.hooksPath??{scope:`global`};return`core.hooksPath is set for more than this repository (${t})`}return r.kind===`other`?`it is ${r.what}`:r.kind===`none`||!i?null:r.isExecutable?isShellScript(r.text)?null:`it is no shell script`:`it is not executable, so git does not run it`}export{removeHooks as n,readHookEdits as t};