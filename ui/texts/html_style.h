// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::texts {

// Colours name a state and never stand alone: a word is beside each. All above 4.5 : 1.
inline constexpr auto htmlStyle = R"css(
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2128;--soft:#57606a;--line:#d0d7de;--area:#f6f8fa;
--done:#1a7f37;--failed:#b3212b;--unknown:#7442c8;--pending:#0757b5;--skipped:#57606a;--cancelled:#8a4b00;
--practice:#8a4b00;--practice-area:#fff3d6}
@media (prefers-color-scheme:dark){:root{--paper:#15191f;--ink:#e6e9ee;--soft:#a3adb8;--line:#39414b;
--area:#1d232b;--done:#56d364;--failed:#ff8f87;--unknown:#cba6ff;--pending:#79b8ff;--skipped:#a3adb8;
--cancelled:#f0b35a;--practice:#ffd27a;--practice-area:#3a2c08}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:100rem;padding:2rem 2.5rem 4rem;background:var(--paper);color:var(--ink);
font:15px/1.5 system-ui,"Segoe UI","DejaVu Sans",sans-serif}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2.25rem 0 .6rem}
p{margin:.25rem 0;max-width:75ch}
.lead{font-size:1.15rem;margin-top:1rem}
.soft{color:var(--soft)}
.practice{border:2px solid var(--practice);background:var(--practice-area);color:var(--practice);
border-radius:.4rem;padding:.6rem 1rem;margin:0 0 1.5rem;font-weight:600;max-width:none}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.5rem;margin:0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
svg{display:block;width:100%;max-width:46rem;height:auto;font-size:14px}
svg text{fill:var(--ink)}
.scroll{overflow:auto;max-height:90vh}.scroll:focus-visible{outline:2px solid var(--pending)}
table{border-collapse:collapse;width:100%;font-size:.87rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line);
overflow-wrap:break-word;unicode-bidi:isolate}
th{color:var(--soft);font-weight:600;white-space:nowrap}
thead th{position:sticky;top:0;background:var(--paper)}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.w,td.s{white-space:nowrap}td.i{min-width:13rem;overflow-wrap:anywhere}
.s{font-weight:600}
.done{color:var(--done);fill:var(--done)}.failed{color:var(--failed);fill:var(--failed)}
.unknown{color:var(--unknown);fill:var(--unknown)}.pending{color:var(--pending);fill:var(--pending)}
.skipped{color:var(--skipped);fill:var(--skipped)}
.cancelled{color:var(--cancelled);fill:var(--cancelled)}
@page{size:A4 landscape;margin:12mm}
@media print{body{padding:0;font-size:10pt;max-width:none}.scroll{overflow:visible;max-height:none}
table{font-size:7pt}th,td{white-space:normal!important;overflow-wrap:anywhere;padding-right:.4rem}
td.i{min-width:0}
thead{display:table-header-group}thead th{position:static}tr{break-inside:avoid}h2{break-after:avoid}}
)css";

} // namespace bulkhead::texts
