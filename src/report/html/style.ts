/** The style sheet of every page: system fonts, light and dark, screen and paper. */
export const style = `
:root{--ink:#182033;--soft:#515c74;--line:#d8deea;--paper:#fff;--ground:#f3f5f9;--band:#f7f9fc;--brand:#1b4b91;--accent:#b3261e;
--poor:#9c1c1c;--poor-bg:#fcecec;--fair:#7d4a00;--fair-bg:#fdf2dc;--good:#17633a;--good-bg:#e7f4ec;--open:#3f4a75;--open-bg:#e9ecf7;--none:#515a6b;--none-bg:#eef0f4;
--bar-good:#2c8a55;--bar-poor:#d9a3a3;--bar-open:#8d96bd;--shadow:0 1px 2px rgba(24,32,51,.06),0 2px 8px rgba(24,32,51,.04)}
@media (prefers-color-scheme:dark){:root{--ink:#e7ebf4;--soft:#a9b4ca;--line:#364059;--paper:#192131;--ground:#10161f;--band:#1f2839;--brand:#96bbf7;--accent:#ff9d95;
--poor:#ffa3a3;--poor-bg:#3b2025;--fair:#ffcb7a;--fair-bg:#362b15;--good:#92dfae;--good-bg:#163020;--open:#bcc6f0;--open-bg:#272f4b;--none:#b3bccd;--none-bg:#262e3e;
--bar-good:#4fae78;--bar-poor:#7d4a4e;--bar-open:#6a75a8;--shadow:none}}
*,*::before,*::after{box-sizing:border-box}
[hidden]{display:none!important}
html{font-size:16px;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",system-ui,sans-serif;overflow-wrap:anywhere}
html:lang(en) body{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:var(--brand);text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px;border-radius:3px}
main:focus{outline:none}
.skip{position:absolute;left:-99rem;top:.5rem;background:var(--paper);padding:.6rem 1rem;z-index:9}
.skip:focus{left:.5rem}
.wrap{max-width:76rem;margin:0 auto;padding:0 1.25rem}
.top{background:var(--paper);border-top:4px solid var(--accent);border-bottom:1px solid var(--line)}
.top .wrap{padding-top:1.1rem;padding-bottom:1.1rem}
.top h1{font-size:1.6rem;line-height:1.35;margin:0;letter-spacing:.01em}
.top p{margin:.25rem 0 0;color:var(--soft)}
.crumbs ol{list-style:none;display:flex;flex-wrap:wrap;margin:0 0 .25rem;padding:0;font-size:.9rem}
.crumbs li:not(:last-child)::after{content:"›" / "";color:var(--soft);margin:0 .5rem}
.crumbs a,.toc a{display:inline-block;min-height:1.75rem}
main .wrap{padding-top:1.25rem;padding-bottom:3rem}
section{margin:0 0 2.25rem}
h2{font-size:1.25rem;line-height:1.4;margin:0 0 .6rem;padding-left:.65rem;border-left:4px solid var(--brand)}
h3{font-size:1.05rem;line-height:1.5;margin:1.25rem 0 .5rem}
p{margin:0 0 .6rem}
.lead,.soft{color:var(--soft)}
.lead{max-width:60rem}
.soft{font-size:.92em}
.card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:1.1rem 1.3rem;box-shadow:var(--shadow)}
.verdict{border-top:4px solid var(--brand);margin-bottom:1.25rem}
.verdict h2,.notice h2{border:0;padding:0;font-size:1rem;color:var(--soft);margin-bottom:.35rem}
.headline{font-size:1.18rem;line-height:1.75;font-weight:600;margin-bottom:.5rem}
.notes{margin:0;padding-left:1.3rem}.card.notes{padding-left:2.3rem}
.notes li{margin:.15rem 0}
.notice{border-left:5px solid var(--open);background:var(--open-bg)}
.notice h2{color:var(--ink)}
.toc{margin:0 0 1.75rem}
.toc ul{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;margin:0;padding:0}
.grid{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));align-items:start}
.tile h3{margin:0;font-size:1rem}
.tile p{margin:.2rem 0}
.demand{color:var(--soft);font-size:.92rem}
.figure{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .75rem}
.figure strong{font-size:1.75rem;line-height:1.3;font-variant-numeric:tabular-nums}
.gap{font-weight:600}
.bar{display:block;margin:.35rem 0;overflow:hidden}
.bar-passed{fill:var(--bar-good)}.bar-failed{fill:var(--bar-poor)}.bar-open{fill:var(--bar-open)}.bar-mark{fill:var(--ink)}
.rhythm{margin:0 0 1rem}.rhythm svg{display:block;max-width:100%;margin:.5rem 0}
.plain{list-style:none;margin:0;padding:0}
.tag,.count,.gain,.sure{display:inline-block;padding:.02rem .6rem;border-radius:1rem;font-size:.875rem;white-space:nowrap;font-weight:500}
.poor{color:var(--poor);background:var(--poor-bg)}.fair{color:var(--fair);background:var(--fair-bg)}.good{color:var(--good);background:var(--good-bg)}.open{color:var(--open);background:var(--open-bg)}.none{color:var(--none);background:var(--none-bg)}
.count,.sure{color:var(--soft);border:1px solid var(--line);padding:0 .55rem}
.gain{color:var(--good);border:1px solid currentColor;padding:0 .55rem}
.scroll{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:10px;box-shadow:var(--shadow);margin:0 0 1rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.92rem;padding:.6rem .9rem}
th,td{padding:.5rem .9rem;border-top:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
td,th{overflow-wrap:break-word}
th[scope=row]{font-weight:500;min-width:9rem}
.scroll .addr{overflow-wrap:anywhere}
thead th{background:var(--band);font-weight:600;white-space:nowrap;font-size:.92rem}
thead th[colspan]{text-align:left;border-left:1px solid var(--line)}
td.n,thead th.n{text-align:right;white-space:nowrap}
td.s{white-space:nowrap;border-left:1px solid var(--paper)}
td.s::before{margin-right:.4em;content:"○" / ""}
td.s.good::before{content:"●" / ""}td.s.fair::before{content:"◆" / ""}td.s.poor::before{content:"▲" / ""}td.s.open::before{content:"◇" / ""}
td.wide{min-width:16rem}
#matrix th,#matrix td{padding:.42rem .65rem}
td.lines{min-width:16rem;text-wrap:pretty}#columns-table td.lines{width:45%}
th[scope=row]{text-wrap:pretty}.sheet th,.sheet td,.sheet caption{padding-inline:.7rem}
.nowrap{white-space:nowrap}
.swipe{display:none;margin:0 0 .25rem}
.retest{padding:.4rem 1.3rem .6rem;border-top:1px solid var(--line);font-size:.95rem}
td p{margin:0}
.split{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:flex-start}
.split>div{flex:1 1 24rem;min-width:0}
.score{margin:0;min-width:7rem}
.score strong{display:block;font-size:2.9rem;line-height:1.1;font-variant-numeric:tabular-nums}
.score span{color:var(--soft);font-size:.92rem}
.problem{margin:0 0 1.25rem;padding:0;overflow:hidden}
.problem>header{padding:.9rem 1.3rem .7rem}
.problem h3{margin:0 0 .25rem;font-size:1.12rem}
.marks{margin:0;display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:center}
dl{margin:0}dt{color:var(--soft)}dd{margin:0;min-width:0}
.how{background:var(--band);border-block:1px solid var(--line);padding:.7rem 1.3rem}
.how div,.facts div{display:grid;grid-template-columns:6.25rem minmax(0,1fr);gap:.1rem .9rem;padding:.12rem 0}
.items{margin:0;padding:0;list-style:none;counter-reset:place}
.items>li{padding:.8rem 1.3rem;border-top:1px solid var(--line)}
.items>li:first-child{border-top:0}
.inner{margin:.5rem 0 0;padding-left:1.4rem}
.inner>li{padding:.5rem 0}
.msg{font-weight:500;margin:0 0 .3rem}
.facts,.how{font-size:.95rem}
.more{margin:0;padding:.6rem 1.3rem;border-top:1px solid var(--line)}
section>.more,body.sheet .more{border:0;padding-left:0}
code{font-family:ui-monospace,"Cascadia Mono",Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.9em;background:var(--ground);padding:.08rem .35rem;border-radius:4px}
.how code{background:var(--paper);border:1px solid var(--line)}
.shot{margin:.5rem 0}.shot img{max-width:100%;height:auto;border:1px solid #8886;border-radius:4px}
.snippet{display:block;white-space:pre-wrap;padding:.4rem .6rem;line-height:1.5}
summary{cursor:pointer;color:var(--brand);padding:.15rem 0;width:fit-content}
.fold{margin:0 0 .75rem;padding:.5rem 1.3rem}.fold.vetoes{margin-top:1rem}.wide-fold .problem{margin:.75rem 0;box-shadow:none}.fold .scroll{margin-top:.5rem;box-shadow:none}
.new{display:inline-block;padding:0 .55rem;border-radius:1rem;font-size:.875rem;white-space:nowrap;font-weight:600;color:var(--poor);border:1px solid currentColor}
td.s.stale{white-space:normal;min-width:8rem}.stale{color:var(--none);font-style:italic}
.why{margin:.15rem 0 .4rem}.why ul{margin:.25rem 0;padding-left:1.2rem}.why p{margin:.25rem 0}.why{font-size:.95rem}
.indicators{list-style:none;margin:.5rem 0;padding:0}.indicators>li{padding:.4rem 0;border-top:1px solid var(--line)}.indicators p{margin:0}
.tabs{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem;margin:0 0 .75rem;padding:0}
.tabs a{display:inline-block;padding:.5rem .9rem;min-height:2.75rem;border:1px solid var(--line);border-radius:8px;background:var(--paper);text-decoration:none}
.tabs a[aria-selected=true]{border-color:var(--brand);box-shadow:inset 0 -3px 0 var(--brand);font-weight:600}
.tabs .good,.tabs .fair,.tabs .poor,.tabs .open,.tabs .none{background:none}
.panel{margin:0 0 1rem}.panel h3{margin:0}.panel .figure{margin:.2rem 0}
.tiles{list-style:none;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,11rem),1fr));margin:0 0 1rem;padding:0}
.tiles a{display:block;padding:.6rem;background:var(--paper);border:1px solid var(--line);border-radius:10px;text-decoration:none;height:100%}
.tiles svg{display:block;width:100%;height:auto;margin:0 0 .35rem}
.tiles .name{font-weight:600}.tiles .soft{display:block}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.tile-map{background:none}.tile-map text{fill:currentColor}.tile-map .shape{font-size:26px}.tile-map .value{font-size:30px;font-weight:600;text-anchor:end}.tile-map .value.small{font-size:19px}
.tile-map.good rect{fill:var(--good-bg)}.tile-map.fair rect{fill:var(--fair-bg)}.tile-map.poor rect{fill:var(--poor-bg)}.tile-map.open rect{fill:var(--open-bg)}.tile-map.none rect{fill:var(--none-bg)}
.tile-map rect{stroke:currentColor;stroke-width:1}
.trend{margin:0 0 1rem}.trend svg{display:block;width:100%;height:auto;margin:.35rem 0 0}
.trend text{fill:var(--ink);font-size:12px}.trend .axis{fill:var(--soft)}.trend .end{text-anchor:end}.trend .line-label{font-size:13px;font-weight:600}.trend .point{text-anchor:middle;font-size:11px}
.grid-line{stroke:var(--line)}.rules-line{stroke:var(--soft);stroke-dasharray:2 4}.line{fill:none;stroke-width:2;stroke:var(--ink)}
.line-0{stroke:var(--brand);stroke-width:3}.line-1{stroke:var(--good);stroke-dasharray:7 3}.line-2{stroke:var(--fair);stroke-dasharray:3 3}.line-3{stroke:var(--poor);stroke-dasharray:9 3 2 3}.line-4{stroke:var(--open);stroke-dasharray:1 3}.line-5{stroke:var(--none);stroke-dasharray:12 4}
.point-0,.mark-0{fill:var(--brand)!important;color:var(--brand)}.point-1,.mark-1{fill:var(--good)!important;color:var(--good)}.point-2,.mark-2{fill:var(--fair)!important;color:var(--fair)}.point-3,.mark-3{fill:var(--poor)!important;color:var(--poor)}.point-4,.mark-4{fill:var(--open)!important;color:var(--open)}
.legend{list-style:none;margin:.4rem 0 0;padding:0;font-size:.92rem;color:var(--soft)}
#matrix thead .item{white-space:normal;min-width:6.5rem;border-left:1px solid var(--line)}
.command{display:block;white-space:pre-wrap;user-select:all;padding:.4rem .6rem}
.tools{display:flex;flex-wrap:wrap;gap:.6rem 1.25rem;align-items:center;margin:.5rem 0 1rem}
.tools p{margin:0;display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;color:var(--soft)}
.tools p:first-child{flex:1 1 18rem}
.tools input,.tools select{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:8px;padding:.35rem .7rem;min-height:2.75rem;min-width:0}
.tools input{flex:1 1 10rem}
.tools ::placeholder{color:var(--soft);opacity:1}
.pager{display:flex;gap:1.25rem;margin:.75rem 0}
.foot{border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
.foot .wrap{padding-top:1rem;padding-bottom:2rem}
.foot p{margin:.15rem 0}
.sheet .wrap{max-width:56rem}
@media (max-width:48rem){.swipe{display:block}td.lines{min-width:24rem}.scroll td:not(.n,.s,.nowrap,.lines){min-width:8rem}.retest{padding-left:1rem;padding-right:1rem}.wrap{padding:0 1rem}.top h1{font-size:1.3rem}.headline{font-size:1.06rem}.how div,.facts div{grid-template-columns:1fr;padding:.3rem 0}.problem>header,.how,.items>li,.more{padding-left:1rem;padding-right:1rem}th,td{padding:.45rem .65rem}
th[scope=row]{min-width:7.5rem}.card{padding:1rem}.problem,.fold{padding:0}.fold{padding:.4rem 1rem}}
@media print{
:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--ground:#fff;--band:#f4f4f4;--brand:#000;--accent:#000;--poor:#7a0000;--poor-bg:#fff;--fair:#5c3700;--fair-bg:#fff;--good:#0b4a26;--good-bg:#fff;--open:#222a55;--open-bg:#fff;--none:#333;--none-bg:#fff;--shadow:none;--bar-good:#2c8a55;--bar-poor:#ddd;--bar-open:#aaa}
@page{size:A4;margin:14mm 13mm}
body{font-size:10.5pt;line-height:1.55;background:#fff}
.skip,.crumbs,.toc,.tools,.tabs,.screen-only,.swipe,.retest{display:none}
.panel[hidden]{display:block!important}
.tiles,.trend{break-inside:avoid}
.wrap{max-width:none;padding:0}
.scroll{overflow:visible;border-radius:0}
.card{border-radius:0}
.items>li,.tile,tr,.notice,.verdict{break-inside:avoid}
h2,h3,.problem>header,.how{break-after:avoid}
thead{display:table-header-group}
th,td{padding:3pt 5pt}
thead th{white-space:normal}th[scope=row]{min-width:21mm}td.wide,td.lines{min-width:0}.scroll table{font-size:9pt}.scroll .tag{white-space:normal;padding:0}
#matrix{font-size:8.5pt}#matrix th,#matrix td{padding:2pt 3pt}#matrix thead .item{min-width:0}#matrix th.n{white-space:normal}
.sheet{font-size:9.3pt;line-height:1.38}
.sheet .top .wrap{padding:0 0 4pt;text-align:center}.sheet .top{border-top:0;border-bottom:2pt solid #000}
.sheet h1{font-size:17pt}.sheet .top p{margin-top:2pt}
.sheet main .wrap{padding:6pt 0 0}.sheet section{margin:0 0 6pt}.sheet h2{font-size:11.5pt;margin:0 0 2pt;border:0;padding:0}
.sheet .headline{font-size:10pt;line-height:1.5;font-weight:400;margin:0}
.sheet caption{position:absolute;left:-99rem}.sheet .scroll{border:0;margin:0}
.sheet th[scope=row]{min-width:0}.sheet .scroll table{font-size:inherit}.sheet th,.sheet td{padding:1.1pt 4pt;border:.5pt solid #888}
.sheet ol,.sheet ul{margin:0;padding-left:14pt}.sheet p{margin:0}
.sheet .foot .wrap{padding:3pt 0 0}.sheet .foot{font-size:8pt;line-height:1.35}
.sheet .tag{padding:0}.sheet thead th,.sheet .tag,.sheet .soft{font-size:inherit}.sheet li{break-inside:avoid}
}
`;
