/** Styles of the list page. */
export const CONTROL_STYLE = `
header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; padding: 16px 24px; background: #fff; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 18px; }
main { max-width: 1080px; margin: 0 auto; padding: 20px 24px; }
.chooser { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 20px; }
.chooser select { flex: 1 1 200px; max-width: 340px; min-width: 0; min-height: 40px; padding: 0 8px; border: 1px solid #8a93a5; border-radius: 8px; background: #fff; }
table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid var(--line); border-radius: 10px; font-size: 14px; }
th, td { padding: 10px 12px; text-align: left; border-bottom: 1px solid var(--line); }
th { font-size: 13px; font-weight: 600; color: var(--quiet); white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
td:first-child { white-space: nowrap; }
h2 { margin: 28px 0 8px; font-size: 15px; }
details { margin-top: 28px; font-size: 14px; }
summary { cursor: pointer; color: var(--quiet); }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 12px 0; }
dt { font-variant-numeric: tabular-nums; }
dd { margin: 0; color: var(--quiet); }
code { font-size: 13px; overflow-wrap: anywhere; }
.number { text-align: right; white-space: nowrap; }
small { color: var(--quiet); }
.status { display: inline-block; padding: 0 8px; border-radius: 6px; background: #eceff4; white-space: nowrap; }
.status.paid { background: #dff3e6; color: #14592f; }
.status.failed { background: #fde5e3; color: #8c1d14; }
.actions { text-align: right; white-space: nowrap; }
.actions form { display: inline-block; margin-left: 4px; }
.actions button { min-height: 32px; padding: 0 10px; font-size: 13px; }
.empty { padding: 40px 0; text-align: center; color: var(--quiet); }
footer { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-top: 16px; font-size: 13px; color: var(--quiet); }
footer a { color: var(--accent); }
footer form { margin-left: auto; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 720px) {
  main { padding: 16px; }
  table, tbody, tr, td { display: block; }
  thead { display: none; }
  tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
  tr:last-child { border-bottom: 0; }
  td { padding: 3px 16px; border: 0; overflow-wrap: anywhere; }
  td, td.number { text-align: left; }
  td[data-label] { position: relative; padding-left: 92px; }
  td[data-label]::before { content: attr(data-label); position: absolute; left: 16px; color: var(--quiet); font-size: 13px; }
  .chooser label { flex-basis: 100%; }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; padding-top: 8px; }
  .actions:not(:has(form)) { display: none; }
  .actions form { margin: 0; }
}
`;
