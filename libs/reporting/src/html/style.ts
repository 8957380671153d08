import { en } from '@takeup/words';
import { INK } from '../draw/ink.js';

const [before, between] = en.report.pageCounter;

/** The whole style of the page. It refers to nothing: no font, picture or script is fetched. */
export const STYLE = `
@page{size:A4;margin:18mm 17mm 18mm;@bottom-right{content:"${before}" counter(page) "${between}" counter(pages);font:7.5pt Inter,sans-serif;color:${INK.ink3}}}
*{box-sizing:border-box}
html{background:#e9e9e4}
body{margin:24px auto;max-width:820px;padding:52px 54px;background:${INK.paper};border:1px solid ${INK.rule2};color:${INK.ink};font:13px/1.5 Inter,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums}
h1{margin:18px 0 6px;font-size:27px;line-height:1.25;font-weight:600;letter-spacing:-.02em}
h2{margin:24px 0 8px;font-size:14px;font-weight:600;break-after:avoid}
p{margin:0 0 8px}
b{font-weight:600;color:${INK.ink}}
.top{display:flex;justify-content:space-between;color:${INK.ink3};font-size:12px}
.top b{font-size:14px}
.meta{color:${INK.ink3};font-size:12px;border-bottom:2px solid ${INK.ink};padding-bottom:14px;margin-bottom:16px}
.verdict p{font-size:15px;line-height:1.5;color:${INK.ink2}}
table{width:100%;border-collapse:collapse;font-size:12px}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:6px 8px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid ${INK.rule};font-weight:400}
thead th{color:${INK.ink3};vertical-align:bottom;border-color:${INK.rule2}}
tbody th[scope=rowgroup]{font-weight:600;padding-top:12px}
tr{break-inside:avoid}
.r{text-align:right}
td small,th small{display:block;color:${INK.ink3};font-size:11px;white-space:nowrap}td:last-child small{white-space:normal}
.nw{white-space:nowrap}
.over{color:${INK.over}}.under{color:${INK.under}}
ul{list-style:none;margin:0;padding:0}
li{padding-left:20px;margin-bottom:6px;color:${INK.ink2}}
li>i{float:left;margin-left:-20px;font-style:normal}
figure{margin:0 0 14px;break-inside:avoid}
figcaption{font-weight:600;font-size:12px}
svg{max-width:100%;height:auto;font-family:inherit}figure svg{width:100%}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 36px}
.strip{display:grid;grid-template-columns:1fr 132px max-content;align-items:center;gap:8px;border-bottom:1px solid ${INK.rule};padding:5px 0;color:${INK.ink2}}
dl{margin:0}
dt{font-weight:600}dd{margin:0 0 6px;color:${INK.ink2}}
.sign{display:grid;grid-template-columns:110px 1fr}.sign dt{font-weight:400;color:${INK.ink3}}
.seal{margin-top:24px;border-top:1px solid ${INK.rule2};padding-top:10px;font-size:11px;color:${INK.ink3};overflow-wrap:anywhere}
.seal code{font:11px ui-monospace,"Liberation Mono",monospace;color:${INK.ink2}}
.dek{color:${INK.ink3};font-size:12px}
@media print{html{background:none}body{margin:0;padding:0;border:0;max-width:none;font-size:9.5pt}}
@media (max-width:640px){body{margin:0;padding:20px;border:0}.two{grid-template-columns:minmax(0,1fr)}.wide{overflow-x:auto}.wide table{min-width:640px}}
`;
