package main

// page is the desktop. Its verbs: seed, dark, cut, codes, veil.
const page = `<!doctype html><meta charset="utf-8"><style>
*{box-sizing:border-box}
body{margin:0;overflow:hidden;height:100vh;font:14px/1.4 "DejaVu Sans",sans-serif}
.win{position:absolute;border:1px solid #888;overflow:hidden;box-shadow:0 4px 16px #0006}
.bar{height:28px;padding:4px 10px;color:#fff;white-space:nowrap}
.body{padding:10px;height:100%%}
.code{position:absolute;line-height:0;box-shadow:none}
.code pre{line-height:inherit}
.logo{position:absolute;left:50%%;top:50%%;transform:translate(-50%%,-50%%);background:#d32f2f;border:3px solid #fff;border-radius:20%%}
table{border-collapse:collapse}td{border:1px solid #999;padding:2px 6px}
pre{margin:0;font:13px/1.3 "DejaVu Sans Mono",monospace}
#veil{position:absolute;inset:0;background:#000;pointer-events:none}
</style><body><script>
let state=BigInt(%d)+1n;const dark=%t,cut=%t;
function rnd(n){state=(state*6364136223846793005n+1442695040888963407n)&((1n<<64n)-1n);return Number((state>>33n)%%BigInt(n))}
function one(a){return a[rnd(a.length)]}
const words="ügyfélkapu kód bejelentkezés azonosító jelszó adó bevallás törlés beállítás mobil alkalmazás értesítés tárhely posta okmány iroda ügyintézés elektronikus szolgáltatás hitelesítés második tényező the quick brown fox account settings security".split(" ");
function text(n){let s="";for(let i=0;i<n;i++)s+=one(words)+(rnd(9)==0?". ":" ");return s}
let big=1;
const kinds=[
 ()=>"<h2>"+text(4)+"</h2><p>"+text(80*big)+"</p><p>"+text(60*big)+"</p>",
 ()=>{let s="<table>";for(let r=0;r<18*big;r++){s+="<tr>";for(let c=0;c<6*big;c++)s+="<td>"+(rnd(2)?rnd(100000):one(words))+"</td>";s+="</tr>"}return s+"</table>"},
 ()=>"<pre>"+Array.from({length:28*big},()=>" ".repeat(2*rnd(5))+one(["func","if","return","for","var","type","}"])+" "+text(5).replace(/\./g,"(){}")).join("\n")+"</pre>",
 ()=>"<canvas class=noise width=420 height=300></canvas>",
 ()=>"<canvas class=chart width=420 height=300></canvas>",
 ()=>{let s="";for(let i=0;i<40*big*big;i++)s+="<span style='display:inline-block;width:44px;height:44px;margin:5px;background:hsl("+rnd(360)+",60%%,"+(30+rnd(50))+"%%);border-radius:"+one(["0","8px","50%%"])+";border:"+rnd(8)+"px solid hsl("+rnd(360)+",50%%,50%%)'></span>";return s},
 ()=>{let s="<div style='display:grid;grid-template-columns:repeat(12,1fr);gap:4px'>";for(let i=0;i<96*big;i++)s+="<b style='border:4px solid;padding:4px;text-align:center'>"+one(["■","□","▣","▦","☐","✓","#","%%","8","0"])+"</b>";return s+"</div>"},
];
document.body.style.background=dark?one(["#111","#0d1117","#1e1e2e","#222"]):one(["#eee","#fff","#dfe6ee","linear-gradient(135deg,#4568dc,#b06ab3)"]);
const W=innerWidth,H=innerHeight;
for(let i=0,n=5+rnd(9);i<n;i++){
 const w=document.createElement("div");w.className="win";
 const ww=300+rnd(Math.max(1,W*0.45)),hh=200+rnd(Math.max(1,H*0.6));big=Math.min(6,1+Math.floor(ww*hh/350000));
 w.style.cssText="left:"+rnd(Math.max(1,W-200))+"px;top:"+rnd(Math.max(1,H-150))+"px;width:"+ww+"px;height:"+hh+"px;background:"+(dark?one(["#202124","#000","#282c34"]):one(["#fff","#fafafa","#f4f1ea"]))+";color:"+(dark?"#ddd":"#222");
 w.innerHTML="<div class=bar style='background:hsl("+rnd(360)+",30%%,35%%)'>"+text(5)+"</div><div class=body>"+one(kinds)()+"</div>";
 document.body.append(w);
}
for(const c of document.querySelectorAll("canvas.noise")){const g=c.getContext("2d"),d=g.createImageData(c.width,c.height);
 let f=1+rnd(3);for(let i=0;i<d.data.length;i+=4){const x=(i/4)%%c.width,y=Math.floor(i/4/c.width);const v=128+60*Math.sin(x/(9+f*7))+50*Math.cos(y/(11+f*3))+rnd(24);d.data[i]=v;d.data[i+1]=v*0.8;d.data[i+2]=255-v;d.data[i+3]=255}g.putImageData(d,0,0)}
for(const c of document.querySelectorAll("canvas.chart")){const g=c.getContext("2d");for(let i=0;i<40;i++){g.fillStyle="hsl("+rnd(360)+",60%%,50%%)";g.fillRect(i*10,300-rnd(280),8,300)}}
</script>%s<div id="veil" style="opacity:%.3f"></div><script>
const codes=[...document.querySelectorAll(".code")];
for(const c of document.querySelectorAll("canvas[data-src]")){
 const n=+c.dataset.n,side=+c.dataset.side,img=new Image();img.src=c.dataset.src;
 c.width=c.height=n*4;c.style.width=c.style.height=side+"px";
 img.decode().then(()=>{const g=c.getContext("2d");g.imageSmoothingEnabled=false;g.drawImage(img,0,0,n*4,n*4)});
}
const taken=[];
for(const c of codes){
 const b=c.getBoundingClientRect(),w=b.width,h=b.height;let x,y,t=0;
 do{x=rnd(Math.max(1,Math.floor(W-w)));y=rnd(Math.max(1,Math.floor(H-h)));
 }while(t++<400&&taken.some(q=>x<q.x+q.w+8&&q.x<x+w+8&&y<q.y+q.h+8&&q.y<y+h+8));
 if(cut){const side=rnd(4);if(side==0)x=0;if(side==1)y=0;if(side==2)x=W-w;if(side==3)y=H-h}
 taken.push({x,y,w,h});
 // A turned element's box is larger than its own: the left and top are those of the unturned one.
 // Left and top lie on whole device pixels, as a browser lays out most pages.
 const snap=v=>Math.round(v*devicePixelRatio)/devicePixelRatio;
 c.style.left=snap(x+(w-c.offsetWidth)/2)+"px";c.style.top=snap(y+(h-c.offsetHeight)/2)+"px";
}
document.title="ready";
</script>`
