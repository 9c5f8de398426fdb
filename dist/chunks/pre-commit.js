import{i as e,n as t}from"./shared-51ee.js";import{a as n,o as r,r as i}from"./shared-1e72.js";import{a,i as o,n as s,r as c,t as l}from"./shared-fae1.js";function addToPreCommit(e,t){let u=e===null?null:r(e),d=o(u??``);if(d===null)return null;let f=d.document.contents;if(f!==null&&l(f)!==0)return null;let p=a(f,`repos`),m=l(p),h=p===void 0?i(d.text,d.text.length,[...u===null?[n]:[],...renderPreCommit(t).trimEnd().split(`
`)]):p===null||m===null?null:i(d.text,c(d,p),renderRepo(t),{indent:` `.repeat(m)});return h!==null&&s(h,d.text)?h:null}function renderPreCommit(e){return`${[`repos:`,...renderRepo(e).map(e=>`  ${e}`)].join(`
`)}\n`}function renderRepo(e){return[`- repo: local`,`  hooks:`,...e.flatMap(renderHook).map(e=>`    ${e}`)]}function renderHook(n){let r=n===`pre-push`?`git-handoff`:`git-handoff-${n}`,i=t(e(n,null).join(`
`)).split(`
`);return[`- id: ${r}`,`  name: ${r}`,`  entry: |`,...`sh -c ${i.join(`
`)} ${n}`.split(`
`).map(e=>`    ${e}`),`  language: system`,`  stages: [${n}]`,`  always_run: true`,`  pass_filenames: false`,`  verbose: true`]}export{addToPreCommit,renderPreCommit};