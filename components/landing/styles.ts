import type { Accent } from './accent';

// The landing page stands alone: no Tailwind, no script, one style element. The colours are those of app/globals.css.
const BASE = `
@font-face{font-family:Geist;src:url(/r/-/geist-latin.woff2) format("woff2");font-weight:400 700;font-display:swap}

*,::before,::after{box-sizing:border-box}
:root{color-scheme:light dark;
--page:#faf8f5;--card:#fff;--ink:#24211c;--soft:#635d54;--line:#e6e1d9;--field:#8f887c;
--apricot:#efaa62;--apricot-wash:#fdf0e1;--apricot-ink:#7a4a12;--wash:color-mix(in oklab,var(--fill) 9%,#fff);
--bad:#b3261e;--bad-wash:#fdeeec;--accent:var(--on-light);--glow:#fbe3c6;
--shadow:0 1px 2px rgb(60 45 20/.05),0 12px 32px -12px rgb(60 45 20/.16)}
@media (prefers-color-scheme:dark){:root{
--page:#151412;--card:#1e1c19;--ink:#f1ede6;--soft:#b3aca1;--line:#35322d;--field:#7d766b;
--apricot-wash:#33261a;--apricot-ink:#f6cf9f;--wash:color-mix(in oklab,var(--fill) 22%,#1e1c19);
--bad:#ff9a90;--bad-wash:#3a1d1a;--accent:var(--on-dark);--glow:#3a2a19;
--shadow:0 1px 2px rgb(0 0 0/.3),0 16px 40px -16px rgb(0 0 0/.6)}.logo{background:#fff;border-radius:.625rem;padding:.375rem .5rem}}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100svh;display:flex;flex-direction:column;background:var(--page);color:var(--ink);
font:400 1rem/1.5 Geist,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
background-image:radial-gradient(46rem 26rem at 82% -8rem,var(--glow),transparent 70%),radial-gradient(40rem 22rem at 4% -6rem,var(--wash),transparent 70%);background-repeat:no-repeat}
h1,h2,h3,p,ol,dl,dd{margin:0}ol{padding:0;list-style:none}
h1,h2,h3{font-weight:600;letter-spacing:-.021em;text-wrap:balance}
h1{font-size:1.75rem;line-height:2.125rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;line-height:1.75rem}h3{font-size:1rem;line-height:1.5rem}
a{color:var(--accent);text-underline-offset:.2em}
.wrap{width:100%;max-width:67rem;margin:0 auto;padding:0 1.25rem}
.bar{display:flex;align-items:center;gap:.75rem;padding-top:1.25rem;padding-bottom:1.25rem;font-weight:600;letter-spacing:-.011em;min-width:0}
.logo{flex:none;display:block;line-height:0}.logo img{display:block;max-width:100%}
.bar span:last-child{overflow-wrap:anywhere}
.mark{flex:none;display:grid;place-items:center;width:2.25rem;height:2.25rem;border-radius:.625rem;background:var(--fill);color:var(--on-fill);font-weight:600}
main{flex:1;padding-bottom:3rem}
.grid{display:grid;gap:1.5rem}
.hero{padding-top:.75rem}
.faces{display:flex;align-items:center;margin-bottom:1.25rem}
.face{display:grid;place-items:center;width:3.5rem;height:3.5rem;border-radius:50%;font-size:1.25rem;font-weight:600;background:var(--apricot);color:#3d2406;border:3px solid var(--page)}
.face+.face{margin-left:-.75rem;background:var(--fill);color:var(--on-fill)}
.eyebrow{font-size:.875rem;line-height:1.25rem;font-weight:500;color:var(--accent);margin-bottom:.5rem}
.lead{margin-top:.75rem;color:var(--soft);max-width:36rem;text-wrap:pretty}
.offers{display:grid;gap:.75rem}
.offer{border-radius:.75rem;padding:1.25rem;background:var(--wash);min-width:0}
.offer.they{background:var(--apricot-wash)}
.offer dt{display:flex;align-items:center;gap:.5rem;font-size:.875rem;line-height:1.25rem;font-weight:500;color:var(--accent)}
.offer.they dt{color:var(--apricot-ink)}
.offer svg{flex:none;width:1.125rem;height:1.125rem}
.figure{margin-top:.5rem;font-size:1.75rem;line-height:2.125rem;font-weight:600;letter-spacing:-.021em;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.detail{margin-top:.25rem;font-size:.875rem;line-height:1.375rem;color:var(--soft)}
.offer.they .detail{color:var(--apricot-ink)}
.promo{margin-top:.75rem;font-size:.875rem;line-height:1.375rem;color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.5rem;box-shadow:var(--shadow)}
.figure.long{font-size:1.25rem;line-height:1.75rem}
.card>p{margin-top:.25rem;font-size:.875rem;line-height:1.375rem;color:var(--soft)}
.card>form+p{margin-top:1rem;font-size:.8125rem;line-height:1.25rem}
form{margin-top:1.25rem;display:grid;gap:1rem}
label.name{display:block;font-size:.875rem;line-height:1.25rem;font-weight:500;margin-bottom:.375rem}
input.text{display:block;width:100%;height:3rem;padding:0 .875rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--field);border-radius:.5rem}
input.text[aria-invalid]{border-color:var(--bad)}
.tick{display:grid;grid-template-columns:auto 1fr;gap:.75rem;font-size:.875rem;line-height:1.375rem;color:var(--soft);cursor:pointer}
.tick input{width:1.25rem;height:1.25rem;margin:.0625rem 0 0;accent-color:var(--fill)}
.wrong{margin-top:.375rem;font-size:.875rem;line-height:1.25rem;color:var(--bad)}
.alert{display:grid;gap:.25rem;padding:.75rem .875rem;border-radius:.5rem;background:var(--bad-wash);color:var(--bad);font-size:.875rem;line-height:1.375rem;margin-top:1rem}
.alert strong{font-weight:600}
button{width:100%;min-height:3rem;padding:.75rem 1rem;font:inherit;font-weight:600;color:var(--on-fill);background:var(--fill);border:0;border-radius:.5rem;cursor:pointer;transition:filter .15s ease-out}
button:hover{filter:brightness(.93)}button:active{filter:brightness(.87)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.fine{font-size:.8125rem;line-height:1.25rem;color:var(--soft)}
.steps{display:grid;gap:1.25rem;margin-top:1rem}
.steps li{display:grid;grid-template-columns:auto 1fr;gap:0 1rem;position:relative}
.steps li:not(:last-child)::before{content:"";position:absolute;left:.9375rem;top:2.25rem;bottom:-1rem;width:1px;background:var(--line)}
.no{display:grid;place-items:center;width:1.9375rem;height:1.9375rem;border-radius:50%;border:1px solid var(--line);background:var(--card);font-size:.875rem;font-weight:600;color:var(--accent);font-variant-numeric:tabular-nums}
.steps h3{padding-top:.1875rem}
.steps p{grid-column:2;color:var(--soft);font-size:.875rem;line-height:1.375rem;margin-top:.125rem;text-wrap:pretty}
details{border-top:1px solid var(--line);padding-top:1rem;font-size:.875rem;line-height:1.375rem;color:var(--soft)}
summary{cursor:pointer;font-weight:500;color:var(--ink);padding:.25rem 0}
details p{margin-top:.75rem;white-space:pre-line;overflow-wrap:anywhere;max-width:40rem}
.code{white-space:nowrap;font-weight:600;color:var(--ink);letter-spacing:.02em}
footer{padding-top:1.25rem;padding-bottom:1.5rem;font-size:.8125rem;line-height:1.25rem;color:var(--soft)}
footer .wrap{display:flex;align-items:center;gap:.5rem}
footer svg{width:1rem;height:1rem;flex:none}
.center{flex:1;display:grid;place-items:center;padding-top:1rem;padding-bottom:3rem}
.note{width:100%;max-width:30rem;padding:2rem 1.5rem}
.note h1{margin-top:1.25rem}.note .lead{margin-top:.5rem}
.note .steps{margin-top:1rem}.note .offer{margin-top:1.25rem;text-align:left}.note h2{margin-top:1.75rem}
.note .steps p{grid-column:2;margin-top:.3125rem}
.badge{display:grid;place-items:center;width:3.5rem;height:3.5rem;border-radius:50%;background:var(--apricot-wash);color:var(--apricot-ink)}
.badge.good{background:var(--wash);color:var(--accent)}
.badge svg{width:1.625rem;height:1.625rem}
.act{display:inline-block;margin-top:1.25rem;font-weight:500;overflow-wrap:anywhere}
.note .fine{margin-top:1.5rem}
@media (min-width:34rem){.offers.two{grid-template-columns:1fr 1fr}.card,.note{padding:2rem}}
@media (min-width:58rem){h1{font-size:2.5rem;line-height:2.75rem}.wrap{padding-inline:2rem}.note h1{font-size:1.75rem;line-height:2.125rem}
.grid{grid-template-columns:minmax(0,1fr) 24rem;column-gap:4.5rem;row-gap:2rem;align-items:start}
.grid>*{grid-column:1}.hero{grid-row:1}.hero{padding-top:2rem}
.ask{grid-column:2;grid-row:1/span 4;position:sticky;top:2rem;margin-top:2rem}
.lead{font-size:1.25rem;line-height:1.75rem}.note .lead{font-size:1rem;line-height:1.5rem}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media print{.ask{display:none}body{background:none}}
`;

const minified = BASE.replaceAll('\n', '');

/** The style sheet of a school's landing pages. */
export function landingStyles({ fill, onFill, onLight, onDark }: Accent): string {
  return `:root{--fill:${fill};--on-fill:${onFill};--on-light:${onLight};--on-dark:${onDark}}${minified}`;
}
