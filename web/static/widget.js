(()=>{"use strict";
class N extends Error{constructor(reason,detail=""){super(reason);this.reason=reason;this.detail=detail}}
function bI(src,cd){return async(path,body,signal,method=body?"POST":"GET")=>{let r={method,credentials:"omit"};r.signal=AbortSignal.any([AbortSignal.timeout(cd*1000),signal].filter(Boolean));if(body)Object.assign(r,{body:JSON.stringify(body),headers:{"Content-Type":"application/json"}});try{let answer=await fetch(new URL(path||src,src),r);let text=await answer.text();if(answer.status===429||answer.status>501)throw new N("busy");let l=text&&JSON.parse(text);if(!answer.ok)throw new N("refused",l.detail??"");return l}catch(x){throw x.reason?x:new N(x.name==="AbortError"?"stopped":navigator.onLine?"lost":"offline")}}}
async function ac(B){try{return await B}catch(x){if(!(x instanceof N))throw x;return null}}
function ba(reply){return reply?.schema===1&&["parts","notices","caveats","sources","suggestions"].every(name=>Array.isArray(reply[name]))}
let bm={chat:"M4 5h16v11H10l-5 4v-4H4zM8 10h8",close:"M6 6l12 12M18 6L6 18",menu:"M5 12h0M12 12h0M19 12h0",send:"M12 20V5M5 12l7-7 7 7"};function c(K,j={},...children){let o=K.pop?document.createElementNS(...K):document.createElement(K);for(let name in j){let value=j[name];if(value!=null&&value!==false)o.setAttribute(name,value===true?"":value)}
if(j.part)o.classList.add(j.part);o.append(...children.filter(bF=>bF!=null));return o}
function button(aa,j,...children){let o=c("button",{type:"button",...j},...children);o.addEventListener("click",aa);return o}
function aH(name){let[svg,path]=["svg","path"].map(K=>["http://www.w3.org/2000/svg",K]);return c(svg,{viewBox:"0 0 24 24","aria-hidden":"true"},c(path,{d:bm[name]}))}
function link(label,href,j){let be=c("a",{...j,href,rel:"noopener"},label);return/^(https?|mailto|tel):$/.test(be.protocol)?be:c("span",j,label)}
let bw=180;let bk=/^.{2,100}$/;function completion({input,list,bc,az,choose,aD}){let ap;let pause;let ab=-1;let found=[];async function open(X=""){ap?.abort();ap=new AbortController();let{signal}=ap;let offers=await ac(az(X,signal));if(offers&&!signal.aborted)show(offers)}
function close(){clearTimeout(pause);ap?.abort();show([])}
function show(offers){found=offers;list.replaceChildren(...found.map(({text},at)=>c("li",{role:"option",id:`option-${at}`},text)));list.hidden=!found.length;input.setAttribute("aria-expanded",!list.hidden);I(-1);aD(found.length)}
function I(at){ab=at;[...list.children].forEach((option,E)=>option.setAttribute("aria-selected",E===at));list.children[at]?.scrollIntoView({block:"nearest"});input.setAttribute("aria-activedescendant",list.children[at]?.id??"")}
function take(at){let aq=found[at];if(aq)close();if(aq)choose(aq);return aq}
function ce(key){let{length}=found;if(key==="Enter")return take(ab);if(key==="ArrowDown"&&!length&&!input.value)open();else if(!length)return false;else if(key==="ArrowDown")I((ab+1)%length);else if(key==="ArrowUp")I((ab<0?length:ab)-1);else if(key==="Escape")close();else return false;return true}
input.addEventListener("input",()=>{let X=input.value.trim();close();if(bc&&bk.test(X))pause=setTimeout(open,bw,X)});input.addEventListener("keydown",g=>{if(g.isComposing||!ce(g.key))return;g.preventDefault();g.stopPropagation()});input.addEventListener("blur",close);list.addEventListener("pointerdown",g=>g.preventDefault());list.addEventListener("click",({target})=>take([...list.children].indexOf(target)));return{open,close}}
let aP=4000;let bt=3600;function bJ({input,form,send,counter,whole},b,{ask,C,aY}){let Q=0;function measure(){let before=Q;let{length}=[...input.value.trim()];Q=length-aP;let ag=Q>0;let Z=b.long.replace("{n}",Q);send.ariaDisabled=!(length&&!ag&&!aY());input.ariaInvalid=ag;counter.hidden=length<bt;counter.textContent=ag?Z:`${length} / ${aP}`;whole.textContent=input.value;whole.hidden=input.scrollWidth<=input.clientWidth;if(ag!==before>0)C(ag?Z:"")}
form.addEventListener("submit",g=>{g.preventDefault();input.focus();if(Q>0)C(b.long.replace("{n}",Q));else if(send.ariaDisabled==="false")ask(input.value.trim())});input.addEventListener("input",measure);input.addEventListener("keydown",g=>{if(g.key==="Enter"&&(g.isComposing||g.keyCode===229))g.preventDefault()});return(text=input.value)=>{input.value=text;measure()}}
async function bf({root,turns,title},ad,M){let ae=c("iframe",{class:"hidden","aria-hidden":"true",tabindex:"-1"});root.append(ae);let{contentWindow:U,contentDocument:paper}=ae;let aj=new U.CSSStyleSheet();aj.replaceSync(ad);paper.adoptedStyleSheets=[aj];paper.title=title.textContent;Object.assign(paper.documentElement,{lang:root.lang,dir:root.dir});paper.body.className="root light paper";paper.body.append(c("h1",{},paper.title),turns.cloneNode(true));for(let u of paper.querySelectorAll("details"))u.open=true;await M(U,paper.body);ae.remove()}
function cf(U){return new Promise(done=>{U.addEventListener("afterprint",done);U.print()})}
function bC(body){for(let A of body.querySelectorAll("li li")){let{start,tagName,children}=A.parentNode;(A.querySelector("p")??A).prepend(tagName==="OL"?`${start + [...children].indexOf(A)}. `:"- ")}
return body.innerText.trim()}
function download(text,name){let href=URL.createObjectURL(new Blob([text],{type:"text/plain"}));c("a",{href,download:`${name}.txt`}).click();setTimeout(()=>URL.revokeObjectURL(href),1000)}
function bM({more,menu},aA,sure){let items=Object.entries(aA).map(([label,aa])=>button(({target})=>M(target,label,aa),{},label));let F=items.at(-1);let name=F.textContent;function show(aI){menu.hidden=!aI;more.ariaExpanded=aI;F.textContent=name;(aI?items[0]:more).focus()}
function M(A,label,aa){if(A===F&&A.textContent!==sure)return(A.textContent=sure);show(false);aa()}
more.addEventListener("click",()=>show(menu.hidden));menu.addEventListener("keydown",g=>{if(g.key!=="Escape")return;g.preventDefault();g.stopPropagation();show(false)});menu.append(...items)}
let bz="(max-width: 30em), (max-height: 30em)";let bo="a[href], button, input, summary, [tabindex='0']";function bZ({panel,launcher,title,close,input},L,signal){let small=matchMedia(bz);function show(){panel.ariaModal=small.matches?"true":null;panel[small.matches?"showModal":"show"]()}
function open(){if(!panel.open){show();launcher.ariaExpanded="true";L(true)}
let bU=small.matches&&matchMedia("(pointer: coarse)").matches;(bU?title:input).focus()}
function aB(){if(!panel.open)return;let bN=panel.getRootNode().activeElement;panel.close();show();bN?.focus()}
panel.addEventListener("close",()=>{if(panel.open)return;launcher.ariaExpanded="false";launcher.focus();L(false)});function cj(g){let aR=[...panel.querySelectorAll(bo)].filter(o=>o.checkVisibility());let at=g.shiftKey?0:-1;if(panel.getRootNode().activeElement!==aR.at(at))return;g.preventDefault();aR.at(-1-at).focus()}
panel.addEventListener("keydown",g=>{if(g.key==="Tab"&&panel.ariaModal)cj(g);if(g.key!=="Escape")return;g.preventDefault();panel.close()});close.addEventListener("click",()=>panel.close());launcher.addEventListener("click",()=>(panel.open?panel.close():open()));small.addEventListener("change",aB,{signal});return{open,aB}}
function ca(r){let{b,heading,label,lang,dir,aL,z}=r;let f={...head(r),...body(r),...bO(r)};let{header,menu,log,status,stop,form,links}=f;let j={id:"panel",part:"panel","aria-labelledby":!z&&"title"};f.panel=c(z?"div":"dialog",j,header,menu,log,status,stop,form,links);f.launcher=button(null,{part:"launcher","aria-controls":"panel","aria-expanded":"false"},aH("chat"),label);f.root=c("div",{class:`root ${aL}`,lang,dir,role:"region","aria-label":heading},z?null:f.launcher,f.panel);return f}
function head({b,heading,z}){let tool=(name,label,j)=>button(null,{class:"tool","aria-label":label,title:label,...j},aH(name));let title=c("h2",{id:"title",tabindex:"-1"},heading);let more=tool("menu",b.more,{"aria-expanded":"false","aria-controls":"menu"});let close=tool("close",b.close);let menu=c("div",{id:"menu",class:"menu",hidden:true,role:"group","aria-label":b.more});return{title,more,close,menu,header:c("header",{part:"header"},title,more,z?null:close)}}
function body({b,greeting}){let al=c("div");let intro=c("div",{class:"intro","aria-live":"off"},c("p",{dir:"auto"},greeting),c("p",{class:"care"},b.emergency),al);let turns=c("ul",{class:"turns"});let typing=c("div",{class:"typing","aria-hidden":"true",hidden:true},c("i"),c("i"),c("i"));let log=c("div",{part:"log",role:"log","aria-labelledby":"title",tabindex:"0"},intro,turns,typing);let stop=button(null,{class:"link",hidden:true},b.stop);return{al,turns,typing,log,stop,status:c("p",{part:"status",role:"status"})}}
function bO({b,contact,aM}){let bE={type:"text",part:"input",placeholder:b.ask,autocomplete:"off",enterkeyhint:"send",dir:"auto"};let combobox={role:"combobox","aria-autocomplete":"list","aria-expanded":"false","aria-controls":"list"};let input=c("input",{...bE,...combobox,"aria-label":b.ask,"aria-describedby":"counter"});let list=c("ul",{id:"list",class:"list",role:"listbox","aria-label":b.found,hidden:true});let send=c("button",{part:"send","aria-label":b.send},aH("send"));let privacy=c("p",{class:"privacy"},aM?link(b.privacy,aM):b.privacy);let whole=c("p",{class:"whole","aria-hidden":"true",hidden:true,dir:"auto"});let counter=c("p",{id:"counter",class:"counter",hidden:true});let form=c("form",{},privacy,list,whole,c("div",{class:"field"},input,send),counter);let what=button(null,{class:"link"},b.what);return{input,list,send,privacy,whole,counter,form,what,links:c("div",{class:"links"},what,contact?bg(b,contact):null)}}
function bg(b,{label,href}){return link(label||b.person,href,{class:"link person"})}
let aQ={exact:1,near:0.8,likely:0.5,possible:0};function bD(reply){let af=({position})=>reply.kind==="escalate"||position==="before";let{notices,caveats,sources,suggestions,contact}=reply;return[...of("notice",notices.filter(af)),...(reply.parts.length?cc(reply):bB(reply)),...of("notice",notices.filter(notice=>!af(notice))),...of("caveat",caveats),...bG(sources),...some("reviewed",reply.reviewed),...suggestions.map(({question,entry_id})=>({kind:"suggestion",text:question,choice:entry_id})),...(contact?[{kind:"contact",text:contact.label,href:contact.href}]:[])]}
let of=(kind,cl)=>cl.map(({text})=>({kind,text}));let some=(kind,text)=>(text?[{kind,text}]:[]);let match=confidence=>({kind:"match",text:Object.keys(aQ).find(name=>confidence>=aQ[name])});function bB({text,more,entry_id,kind,confidence}){let bS=entry_id!=null&&(kind==="answer"||kind==="abstain");return[...some("text",text),...some("more",more),...(bS?[match(confidence)]:[])]}
function cc(reply){let m=[];let Y={text:reply.text,more:reply.more??""};let bd=(kind,part)=>{let E=part[kind]?Y[kind].indexOf(part[kind]):-1;if(E<0)return;let before=Y[kind].slice(0,E).trim();if(before!==part.question)m.push(...some(kind,before));Y[kind]=Y[kind].slice(E+part[kind].length)};for(let part of reply.parts){bd("text",part);m.push({kind:"part_question",text:part.question},...some("text",part.text));bd("more",part);m.push(...some("more",part.more),match(part.confidence))}
return[...m,...some("text",Y.text.trim()),...some("more",Y.more.trim())]}
function bG(sources){let av={};for(let{document,title,section,published,paragraph}of sources){let E=(av[[document,title,section,published]]??={kind:"source",text:title,section,published,ai:[]});if(paragraph!=null&&!E.ai.includes(paragraph))E.ai.push(paragraph)}
return Object.values(av)}
function cb(text){let G=[];let isOpen=false;for(let t of text.split("\n").map(u=>u.trim())){if(t)add(G,t,isOpen);isOpen=t!==""}
return G}
function add(G,t,isOpen){let[,I,A]=/^(-|\d{1,2}\.) +(.*)$/.exec(t)??[];let list=I?(I==="-"?"ul":"ol"):null;let S=parseInt(I)||1;let F=G.at(-1);if(F?.list!==list||(!list&&!isOpen)||(list==="ol"&&S!==F.S+F.T.length))G.push({list,S,T:[A??t]});else if(list)F.T.push(A);else F.T[0]+=` ${t}`}
let bu=/((?<![\w.,:/+-])\+?\d+(?:[ -]\d+)*(?!\w|%|[.,:/-]\d| ?(?:m?g|mcg|ml|kg|[cm]m|°)\b))/;function co(text){return text.split(bu).map((W,at)=>[W,at%2&&bR(W)?`tel:${W.replace(/[ -]/g, "")}`:null])}
function bR(found){let aW=found.replace(/\D/g,"").length;return aW<=15&&aW>=(found.includes("-")?7:3)&&!/^(19|20)\d\d(-\d\d?-\d\d?)?$/.test(found)}
let bn={emergency:"urgent",same_day:"today"};let by={notice:"notices",caveat:"caveats",source:"sources",reviewed:"sources",suggestion:"offers",contact:"contact"};function ch(reply,h){let aw=[];for(let block of bD(reply)){let name=by[block.kind]??"answer";if(aw.at(-1)?.[0]!==name)aw.push([name,[]]);aw.at(-1)[1].push(block)}
return aw.map(([name,m])=>(bp[name]??ae)(m,{...h,reply},name))}
function offers(heading,m,{l,choose}){let j={...l,part:"offer","data-kind":"suggestion"};let items=m.map(block=>c("li",{},button(()=>choose(block),{...j,class:block.choice?null:"quiet"},block.text)));return c("div",{class:"offers"},c("h3",{},heading),c("ul",{},...items))}
let bp={notices(m,h){let{urgency}=h.reply;let flag=c("p",{class:"flag"},c("strong",{},h.b[bn[urgency]??"note"]));return c("div",{class:`card ${urgency}`,part:"notices"},flag,...m.map(block=>W(block,h)))},offers:(m,h)=>offers(h.b[h.reply.kind==="clarify"?"choose":"next"],m,h)};function ae(m,h,name){let heading=h.b[name];let bQ=name==="sources"||name==="caveats";let G=m.map(block=>W(block,h));let body=bQ?[c("h3",{},heading),c("ul",name==="caveats"?h.l:{},...G)]:G;return c("div",{class:name==="sources"?null:"card",part:name},...body)}
function W(block,h){let{kind,text}=block;let{b,l,lang}=h;let j={"data-kind":kind};switch(kind){case"source":return c("li",j,c("cite",l,text),c("small",{},details(block,h)));case"reviewed":return c("li",j,`${b.reviewed} ${aV(text, lang)}`);case"match":return c("p",j,b[text]);case"part_question":return c("h3",{...j,...l},text);case"contact":return c("p",j,`${b.person}: `,link(text,block.href,l));case"more":return c("details",j,c("summary",{},b.more),...aU(text,l));default:return c(kind==="caveat"?"li":"div",j,...aU(text,l,kind==="notice"))}}
function details({section,ai,published},{b,lang}){let au=section&&section!=="body"&&!section.endsWith("(title)")&&`“${section}”`;let av=ai.length&&`${b.part} ${ai.sort((u, other) => u - other).join(", ")}`;return[au,av,published?`${b.published} ${aV(published, lang)}`:b.undated].filter(Boolean).join(" · ")}
function aV(bV,lang){return new Date(bV).toLocaleDateString(lang==="en"?"en-GB":lang,{dateStyle:"long",timeZone:"UTC"})}
function aU(text,l,bP){let ak=t=>(bP?co(t):[[t]]).map(([b,href])=>(href?link(b,href,{dir:"ltr"}):b));return cb(text).map(({list,S,T})=>
list?c(list,{...l,start:S>1&&S},...T.map(t=>c("li",{},...ak(t)))):c("p",l,...ak(T[0])))}
let bx=["wrong_answer","outdated","hard_to_understand","did_not_fit","unsafe",""];function cm(e,h){let{b,retry,change}=h;let trouble=c("div",{class:"trouble","aria-live":"off"});let ak=cn=>c("span",{class:"hidden"},cn);let P=c("li",{part:"message"},ak(b.you),c("p",{dir:"auto"},e.text),trouble);let H;function show(){let{y,choice,reply}=e;let ao=y?[c("p",{},bi(e,b)),button(()=>retry(e),{},b.retry)]:[];if((y||reply)&&!choice)ao.push(button(()=>change(e),{class:reply&&"link"},b.change));trouble.replaceChildren(...ao);if(!reply||H)return null;H=c("li",{part:"reply"},ak(b.they),...ch(reply,h));if(reply.kind==="answer"||reply.kind==="abstain")H.append(feedback(reply,h));return H}
return{P,show}}
function bi({D,y},b){return D==="waiting"?b.waiting:`${b.failed} ${b[y.reason] ?? y.detail}`}
function feedback({reply_id},{b,aK}){let J=async(helpful,reason)=>{if(!(await aK({reply_id,helpful,...(reason&&{reason})})))return;o.replaceChildren(c("p",{tabindex:"-1"},b.thanks));o.firstChild.focus()};let why=bx.map(reason=>button(()=>J(false,reason),{},b[reason||"other"]));let reasons=c("div",{class:"reasons",hidden:true},c("p",{},b.why),...why);let no=button(()=>(no.ariaExpanded=!(reasons.hidden=!reasons.hidden)),{"aria-expanded":"false"},b.no);let yes=button(()=>J(true),{},b.yes);let o=c("div",{class:"feedback",role:"group","aria-label":b.helpful,"aria-live":"off"},c("p",{},b.helpful),yes,no,reasons);return o}
function chat(k,B,r,am,signal){let{b,heading,ad,z,aT,lang,l}=r;let f=ca(r);let{input,status,turns,stop,links,al}=f;let an=new Map();let aG=false;let ao={b,lang,l:{lang:l,dir:"auto"},choose:ask,retry,change,aK};let panel=z?{open:()=>input.focus()}:bZ(f,opened,signal);let list=completion({...f,bc:aT,az,choose:ask,aD});let R=bJ(f,b,{ask:text=>ask({text}),C:Z=>C(Z,true),aY:()=>k.V});function ask(message){if(k.V)return;list.close();R("");k.ask(message)}
function retry(e){input.focus();if(k.V?.D!=="sending")k.send(e)}
function change(e){if(e.y){k.cp(e);an.get(e).P.remove();J();C("")}
R(e.text);input.focus()}
async function aK(aO){let s=await ac(B("feedback",aO));C(s?b.thanks:b.lost,s);if(s)am("faq-chat-feedback",{helpful:aO.helpful,reason:aO.reason??null});return s}
function C(Z,bT){status.textContent=Z;status.classList.toggle("hidden",Boolean(bT))}
function aD(found){if(found||status.classList.contains("hidden"))C(found?`${b.found}: ${found}`:"",true)}
async function az(X,ck){let found=await B(`suggest?q=${encodeURIComponent(X)}`,null,ck);return(found?.suggestions??[]).map(({question,entry_id})=>({text:question,choice:entry_id}))}
async function start(){if(aG)return;aG=true;let found=await ac(az(""));if(found?.length)al.replaceChildren(offers(b.next,found,ao));else aG=false}
function opened(isOpen){if(isOpen&&k.as)clear();if(isOpen)start();am(isOpen?"faq-chat-open":"faq-chat-close")}
async function aE(hash){let link=new URLSearchParams(hash.slice(1));let[choice,text]=[link.get("faq"),link.get("q")];if(choice||text)panel.open();if(text)R(text);if(!choice||k.turns.at(-1)?.choice===choice)return;let entry=await ac(B(`entries/${encodeURIComponent(choice)}`));ask({choice,text:entry?.question??choice.replaceAll("-"," ")})}
async function clear(){let bH=ac(k.clear());an.clear();turns.replaceChildren();J();input.focus();C((await bH)===null?b.here:b.done)}
function show(e){let h=an.get(e)??cm(e,ao);let{P}=h;if(!an.has(e))turns.append(P);an.set(e,h);let H=h.show();if(H)P.after(H);if(e.reply?.contact&&!links.querySelector(".person"))links.append(bg(b,e.reply.contact));return H??P}
function L(e){let{D,y,reply}=e;f.log.scrollTop=show(e).offsetTop-12;J();C(y?bi(e,b):reply?"":b.sending,y);if(D==="done")am("faq-chat-reply",{kind:reply.kind,urgency:reply.urgency,entryId:reply.entry_id})}
function J(){let bb=k.V?.D==="sending";let aZ=!k.turns.length;if(!bb&&stop.matches(":focus"))input.focus();f.typing.hidden=stop.hidden=!bb;f.privacy.hidden=al.hidden=!aZ;f.more.hidden=aZ;R()}
let bj=M=>()=>bf(f,ad,(U,body)=>M(bC(body)));let save=text=>download(text,heading);let bL=()=>C(b.done);let aA={[b.copy]:bj(text=>navigator.clipboard.writeText(text).then(bL,()=>save(text))),[b.save]:bj(save),[b.print]:()=>bf(f,ad,cf),[b.clear]:clear};bM(f,aA,b.sure);f.what.addEventListener("click",()=>(input.focus(),list.open()));stop.addEventListener("click",()=>k.stop());if(z)f.panel.addEventListener("focusin",start);addEventListener("online",()=>k.V?.D==="waiting"&&k.send(k.V),{signal});k.turns.forEach(show);k.L=L;J();return{f,ask,R,aE,clear,...panel}}
let bl=24*60*60*1000;let bA=50;function cg(key){let s=bh(key,ay=>JSON.parse(ay.getItem(key)));if(!s||!as(s.at))return s;aN(key,null);return null}
function aN(key,s){bh(key,ay=>(s?ay.setItem(key,JSON.stringify({...s,turns:s.turns.slice(-bA)})):ay.removeItem(key)))}
function as(at){return!(Math.abs(Date.now()-at)<bl)}
function bh(key,M){try{return key?M(sessionStorage):null}catch{return null}}
function bK(B,key){let{id,turns=[]}=cg(key)??{};let at=Date.now();let aF;let w={turns:turns.filter(({reply})=>ba(reply)),L(){},get V(){return w.turns.find(({D})=>D==="sending"||D==="waiting")},get as(){return as(at)},ask({text,choice}){let e={text,choice};w.turns.push(e);w.send(e)},async send(e){let{text,choice}=e;aF=new AbortController();aC(e,"sending");try{let reply=await B("",{...(choice?{choice}:{text:text.toWellFormed()}),...(id&&{conversation_id:id})},aF.signal);if(!ba(reply))throw new N("lost");bW(e,reply)}catch(x){if(!(x instanceof N))throw x;aC(e,x.reason==="offline"?"waiting":"failed",x)}},stop(){aF?.abort()},cp(e){w.turns=w.turns.filter(u=>u!==e)},clear(){let aX=id;w.stop();aN(key,null);w.turns=[];id=null;return aX?B(`conversations/${aX}`,null,null,"DELETE"):""}};function bW(e,reply){if(!w.turns.includes(e))return;e.reply=reply;id=reply.conversation_id;at=Date.now();aC(e,"done");aN(key,{id,at,turns:w.turns.filter(u=>u.reply)})}
function aC(e,D,y){if(!w.turns.includes(e))return;Object.assign(e,{D,y});w.L(e)}
return w}
let bs="ask close send stop you they greeting privacy emergency what person sending waiting failed lost busy retry change long found helpful yes no why wrong_answer outdated hard_to_understand did_not_fit unsafe other thanks copy print save clear sure done here more exact near likely possible caveats urgent today note sources part published undated reviewed next choose".split(" ");let O={en:`Ask a question
Close
Send
Stop
You said
Assistant said
Ask in your own words. Each answer shows where it comes from.
Please give no names or medical records.
In an emergency, call your local emergency number. Nobody is watching this chat.
What can I ask?
Talk to a person
Sending…
You are offline. This will be sent once you are back.
Not sent.
No answer came.
The service is busy.
Try again
Change
{n} characters too long. Please shorten it.
Suggestions
Was this helpful?
Yes
No
What was wrong?
Wrong answer
Out of date
Hard to understand
Not what I asked
Could be unsafe
Something else
Thank you.
Copy
Print
Download
Delete
Delete everything?
Done.
Deleted in this browser only.
More
Exact match
Close match
Likely match
Possible match
Please keep in mind
Urgent
Please act today
Please note
Where this comes from
paragraph
published
date unknown
Last reviewed
You could ask
Choose one`,es:`Haga una pregunta
Cerrar
Enviar
Detener
Usted dijo
El asistente dijo
Pregunte con sus propias palabras. Cada respuesta indica de dónde procede.
Por favor, no dé nombres ni datos médicos.
En una emergencia, llame a su número local de emergencias. Nadie vigila este chat.
¿Qué puedo preguntar?
Hablar con una persona
Enviando…
No tiene conexión. Se enviará cuando vuelva.
No enviado.
No llegó respuesta.
El servicio está ocupado.
Reintentar
Cambiar
Sobran {n} caracteres. Acórtelo, por favor.
Sugerencias
¿Le ha servido?
Sí
No
¿Qué estaba mal?
Respuesta incorrecta
Anticuada
Difícil de entender
No es lo que pregunté
Peligrosa
Otra cosa
Gracias.
Copiar
Imprimir
Descargar
Borrar
¿Borrar todo?
Hecho.
Borrado solo en este navegador.
Más
Coincidencia exacta
Coincidencia cercana
Coincidencia probable
Coincidencia posible
Tenga en cuenta
Urgente
Actúe hoy
Atención
De dónde procede
párrafo
publicado el
sin fecha
Última revisión:
Puede preguntar
Elija una`,fr:`Poser une question
Fermer
Envoyer
Arrêter
Vous avez dit
L’assistant a dit
Posez votre question avec vos mots. Chaque réponse indique d’où elle vient.
Merci de ne donner ni noms ni données médicales.
En cas d’urgence, appelez votre numéro d’urgence local. Personne ne surveille cette discussion.
Que puis-je demander ?
Parler à une personne
Envoi…
Vous êtes hors ligne. Ceci partira à votre retour.
Non envoyé.
Aucune réponse.
Le service est occupé.
Réessayer
Modifier
{n} caractères de trop. Veuillez raccourcir.
Suggestions
Est-ce utile ?
Oui
Non
Quel est le problème ?
Réponse fausse
Dépassée
Difficile à comprendre
Pas ce que j’ai demandé
Risquée
Autre chose
Merci.
Copier
Imprimer
Télécharger
Effacer
Tout effacer ?
C’est fait.
Effacé dans ce navigateur seulement.
Plus
Correspondance exacte
Correspondance proche
Correspondance probable
Correspondance possible
À garder à l’esprit
Urgent
Agissez aujourd’hui
À noter
D’où cela vient
paragraphe
publié le
sans date
Dernière révision :
Vous pouvez demander
Choisissez`,de:`Frage stellen
Schließen
Senden
Abbrechen
Sie sagten
Der Assistent sagte
Fragen Sie mit Ihren eigenen Worten. Jede Antwort zeigt, woher sie stammt.
Bitte nennen Sie keine Namen oder Krankenakten.
Rufen Sie im Notfall Ihre örtliche Notrufnummer an. Niemand überwacht diesen Chat.
Was kann ich fragen?
Mit einem Menschen sprechen
Wird gesendet…
Sie sind offline. Dies wird gesendet, sobald Sie es nicht mehr sind.
Nicht gesendet.
Es kam keine Antwort.
Der Dienst ist ausgelastet.
Erneut versuchen
Ändern
{n} Zeichen zu lang. Bitte kürzen.
Vorschläge
War das hilfreich?
Ja
Nein
Was war falsch?
Falsche Antwort
Veraltet
Schwer zu verstehen
Nicht, was ich fragte
Gefährlich
Etwas anderes
Danke.
Kopieren
Drucken
Herunterladen
Löschen
Alles löschen?
Erledigt.
Nur in diesem Browser gelöscht.
Mehr
Genaue Übereinstimmung
Nahe Übereinstimmung
Wahrscheinliche Übereinstimmung
Mögliche Übereinstimmung
Bitte beachten Sie
Dringend
Handeln Sie heute
Hinweis
Woher das stammt
Absatz
veröffentlicht am
ohne Datum
Zuletzt geprüft am
Sie können fragen
Bitte wählen`,ar:`اطرح سؤالاً
إغلاق
إرسال
إيقاف
قلت
قال المساعد
اسأل بكلماتك. كل إجابة تبيّن مصدرها.
يرجى عدم ذكر أسماء أو سجلات طبية.
في حالة الطوارئ، اتصل برقم الطوارئ المحلي. لا أحد يراقب هذه المحادثة.
ماذا يمكنني أن أسأل؟
التحدث إلى شخص
جارٍ الإرسال…
أنت غير متصل. ستُرسل عند عودة الاتصال.
لم تُرسل.
لم يصل رد.
الخدمة مشغولة.
إعادة
تعديل
زائد {n} حرف. يرجى الاختصار.
اقتراحات
هل كان هذا مفيداً؟
نعم
لا
ما الخطأ؟
إجابة خاطئة
إجابة قديمة
صعبة الفهم
ليس ما سألت عنه
قد تكون غير آمنة
شيء آخر
شكراً لك.
نسخ
طباعة
تنزيل
حذف
حذف كل شيء؟
تم.
تم الحذف من هذا المتصفح فقط.
المزيد
تطابق تام
تطابق قريب
تطابق مرجّح
تطابق محتمل
يرجى الانتباه
عاجل
تصرّف اليوم
تنبيه
مصدر هذه المعلومات
الفقرة
نُشر في
بلا تاريخ
آخر مراجعة:
يمكنك أن تسأل
اختر واحداً`};for(let u in O){let ci=O[u].split("\n");O[u]=Object.fromEntries(bs.map((name,at)=>[name,ci[at]]))}
function bX(K){let language=K.toLowerCase().split("-")[0];return Object.hasOwn(O,language)?language:"en"}
const CSS=`:host{all:initial!important;display:contents!important}:host([mode="inline"]){display:block!important}:host([hidden]),[hidden]{display:none!important}.root{--a:var(--faq-accent,light-dark(#0f6a64,#6cc4bb));--i:var(--faq-on-accent,light-dark(#fff,#0c2422));--j:var(--faq-paper,light-dark(#f7f6f2,#121a1b));--b:var(--faq-card,light-dark(#fff,#1b2526));--g:var(--faq-ink,light-dark(#1c2b2d,#e8ecea));--l:var(--faq-soft,light-dark(#536163,#a9b6b5));--h:var(--faq-line,light-dark(#dcdcd4,#344142));--d:#7d8a8a;--c:light-dark(#a87c15,#d2a640);--n:light-dark(#a8201a,#ff9a91);--m:light-dark(#8a5200,#f0b860);--k:var(--faq-radius,.75em);--f:var(--faq-offset,1.25em);color-scheme:light dark;color:var(--g);font:var(--faq-font-size,1em) / 1.5 var(--faq-font,system-ui,sans-serif);overflow-wrap:anywhere}.light{color-scheme:light}.dark{color-scheme:dark}*{box-sizing:border-box;margin:0;padding:0}.hidden{position:absolute;width:1px;height:1px;border:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}ul{list-style:none}svg{display:block;width:1.4em;fill:none;stroke:currentcolor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}a,summary,.link{color:var(--a);text-underline-offset:.2em}small,.sources,.care,.status,.privacy,.trouble,.feedback,.links,.counter,.whole,[data-kind="match"]{color:var(--l);font-size:.9em}button,input{min-height:2.75em;padding:.5em .9em;border:1px solid var(--d);border-radius:.75em;color:inherit;background:var(--b);font:inherit;line-height:1.35}button{color:var(--g);text-align:start;cursor:pointer}button:hover{box-shadow:0 0 0 2px var(--a)}:focus{outline:0}:focus-visible{outline:3px solid var(--a);outline-offset:2px}.popup>*{position:fixed;inset:auto;inset-block-end:var(--f);inset-inline-end:var(--f);z-index:var(--faq-z-index,2147483000);max-width:calc(100vw - 2 * var(--f));box-shadow:0 .3em 1.5em #0004}.start>*{inset-inline:var(--f) auto!important}:is(.launcher,.send){color:var(--i);background:var(--a)}.launcher{display:flex;align-items:center;gap:.5em;min-height:3.25em;padding:.5em 1.3em .5em 1.1em;border:2px solid var(--i);border-radius:2em;font-weight:600}.panel{display:flex;flex-direction:column;width:100%;height:var(--faq-height,36em);border:1px solid var(--h);border-radius:var(--k);overflow:hidden;color:inherit;background:var(--j)}.popup>.panel{inset-block-end:calc(var(--f) + 4em);width:var(--faq-width,26em);height:var(--faq-height,44em);max-height:calc(100dvh - 2 * var(--f) - 4em)}.panel:not([open],div){display:none}.popup>[aria-modal]{inset:0!important;width:100vw;height:100dvh;max-width:none;max-height:none;padding:env(safe-area-inset-top) 0 env(safe-area-inset-bottom);border:0;border-radius:0}header{display:flex;align-items:center;padding:.3em .4em;color:var(--i);background:var(--a)}h2{flex:1;padding-inline:.75em;font-size:1.1em;line-height:1.3}.tool{padding:.6em;border:0;color:inherit;background:none}header :focus-visible{outline:2px solid;outline-offset:-4px}.menu{display:grid;grid-template-columns:repeat(auto-fit,minmax(9em,1fr));gap:.4em;padding:.6em;border-bottom:1px solid var(--h)}.log{position:relative;flex:1;min-height:6em;padding:1.1em;overflow-y:auto;overscroll-behavior:contain}.log:focus-visible{outline-offset:-3px}.reply>* + *,.intro>* + *,.card>* + *,[data-kind]>* + *,.trouble p{margin-top:.75em}.intro ~ :not(:empty),.turns>li + li{margin-top:1.1em}.care{padding-inline-start:.75em;border-inline-start:3px solid var(--c)}.message{display:grid}.message>p{max-width:88%;justify-self:end;padding:.5em .9em;border-radius:1.1em;border-end-end-radius:.3em;color:var(--i);background:var(--a)}.trouble,.feedback,.reasons{display:flex;flex-wrap:wrap;align-items:center;gap:.5em}.trouble{justify-content:end}.message:has(~ .message) .link{display:none}.trouble p,.field:has([aria-invalid="true"]) + p{color:var(--n)}.trouble p,.reasons,.reasons p{width:100%}.trouble p{text-align:end}.card{padding:.9em 1em;border:1px solid var(--h);border-radius:var(--k);background:var(--b)}.card :is(ul,ol){padding-inline-start:1.3em}.card ul{list-style:disc}.card li + li{margin-top:.4em}h3{font-size:.95em}.answer h3:not(:first-child){padding-top:.9em;border-top:1px solid var(--h)}summary{width:fit-content;padding-block:.4em;font-weight:600;cursor:pointer}.notices{border-width:2px;overflow:clip}.notices,.caveats{--e:var(--a);border-color:var(--e);background:color-mix(in srgb,var(--e) 9%,var(--b))}.caveats{--e:var(--c)}.flag::before{content:"i" / "";display:inline-grid;place-items:center;width:1.5em;height:1.5em;margin-inline-end:.5em;border:2px solid;border-radius:50%;font-weight:700;line-height:1}.same_day{--e:var(--m)}.emergency{--e:var(--n);font-size:1.06em}:is(.same_day,.emergency) .flag{margin:-.9em -1em 0;padding:.5em 1em;color:var(--b);background:var(--e)}:is(.same_day,.emergency) .flag::before{content:"!" / ""}.notices a{color:inherit;font-weight:700}.sources li{padding-block:.4em;border-bottom:1px solid var(--h)}.sources li:last-child{border:0}cite{color:var(--g);font-style:normal}small{display:block;font-size:1em}.offers ul{display:grid;gap:.5em;margin-top:.5em}.offer{width:100%;border-inline-start:4px solid var(--a)}.quiet{border:1px dashed var(--d)}.feedback>p{flex:1}.typing{display:flex;gap:.4em}.typing i{width:.5em;height:.5em;border-radius:50%;background:var(--d)}.status{padding:.4em 1.1em}form{position:relative;padding:.75em .9em .3em;border-top:1px solid var(--h)}form,.links{background:var(--b)}.field{display:flex;gap:.5em}.privacy,.whole{margin-bottom:.5em}.whole{max-height:7em;overflow-y:auto}input{flex:1;min-width:0;background:var(--j)}input::placeholder{color:var(--l);opacity:1}input:placeholder-shown{direction:inherit}.counter{padding-top:.5em}.send{padding:.6em}.send[aria-disabled="true"]{color:var(--l);background:var(--j);cursor:default}[aria-invalid="true"]{border:2px solid var(--n)}.list{position:absolute;inset-inline:.9em;inset-block-end:100%;z-index:1;max-height:17em;border:1px solid var(--d);border-radius:.75em;overflow-y:auto;background:var(--b);box-shadow:0 .3em 1.5em #0004}.list li{padding:.75em .9em;border-bottom:1px solid var(--h);line-height:1.35;cursor:pointer}.list :is(:hover,[aria-selected="true"]){outline:3px solid var(--a);outline-offset:-3px}.links{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;padding:0 .5em .2em}.link{min-height:2.75em;padding:.6em .5em;border:0;background:none;text-decoration:underline}.panel>.link{align-self:end;margin:-2.7em .6em 0}@media (prefers-reduced-motion: no-preference){.log{scroll-behavior:smooth}.panel{animation:rise .18s}.typing{animation:rise .8s infinite alternate}}@keyframes rise{from{opacity:.2;translate:0 .4em}}@media (prefers-contrast: more){.root{--l:var(--g);--h:var(--d)}}@media (forced-colors: active){.root{--a:LinkText;--i:CanvasText}.card,.message>p,.typing i,header,.popup>.panel{border:1px solid}.launcher,header,.message>p,.send,.flag{background:Canvas!important}:is(.same_day,.emergency){border-width:4px}[aria-disabled="true"]{color:GrayText}}.paper{max-width:44em;margin:2em auto;padding:0 1em;print-color-adjust:exact;-webkit-print-color-adjust:exact}.paper .message>p{border:1px solid;color:inherit;background:none}.paper :is(button,.feedback,.offers,.trouble){display:none}.card{break-inside:avoid}@media print{.popup,.inline :is(button,.menu,form,.links,.feedback,.intro){display:none}.inline .panel{height:auto}}`;
let bv=20;let br=document.currentScript?.src||document.baseURI;class bq extends HTMLElement{static observedAttributes=[...["src","mode","lang","dir","content-lang","heading","label","greeting","position","theme"],...["persist","completion","contact-href","contact-label","privacy-href","timeout"]];#chat=null;#k=null;#ah=null;#strings={};#aJ=false;connectedCallback(){if(this.#chat&&!this.#ah.signal.aborted)return this.#chat.aB?.();if(Object.hasOwn(this,"strings")){let{strings}=this;delete this.strings;this.#strings=strings}
this.#aS();if(this.#af)this.#chat.aE(location.hash)}
disconnectedCallback(){queueMicrotask(()=>this.isConnected||this.#bY())}
attributeChangedCallback(name){if(["src","persist","timeout"].includes(name))this.#k=null;if(!this.#chat||this.#aJ)return;this.#aJ=true;queueMicrotask(()=>this.isConnected&&this.#aS())}
get strings(){return this.#strings}
set strings(strings){this.#strings=strings;this.attributeChangedCallback()}
get isOpen(){return this.#chat?.f.panel.open??this.#chat!==null}
open(){this.#chat?.open()}
close(){this.#chat?.f.panel.close?.()}
ask(text){this.open();this.#chat?.ask({text})}
clear(){return this.#chat?.clear()}
#aS(){let{input,panel}=this.#chat?.f??{};this.#ah?.abort();this.#ah=new AbortController();this.#aJ=false;let{signal}=this.#ah;let B=bI(this.#src,this.getAttribute("timeout")||bv);this.#k??=bK(B,this.#key);let am=(name,detail)=>this.dispatchEvent(new CustomEvent(name,{detail,bubbles:true,composed:true}));this.#chat=chat(this.#k,B,this.#r,am,signal);this.#ax.replaceChildren(this.#chat.f.root);if(input)this.#chat.R(input.value);if(panel?.open)this.open();addEventListener("hashchange",()=>this.#af&&this.#chat.aE(location.hash),{signal})}
#bY(){this.#ah.abort();this.#k.stop()}
get #ax(){if(this.shadowRoot)return this.shadowRoot;let aj=new CSSStyleSheet();aj.replaceSync(CSS);let ax=this.attachShadow({mode:"open"});ax.adoptedStyleSheets=[aj];return ax}
get #af(){return this===document.querySelector("faq-chat")}
get #src(){let au=this.getAttribute("src");return new URL(au??"/api/v1/chat",au==null?br:document.baseURI).href}
get #key(){let E=[...document.querySelectorAll("faq-chat")].indexOf(this);return this.getAttribute("persist")==="off"?null:`faq-chat ${E} ${this.#src}`}
get #r(){let of=name=>this.getAttribute(name);let lang=bX(this.closest("[lang]")?.lang??"");let b={...O.en,...O[lang],...this.#strings};let heading=of("heading")||b.ask;let z=of("mode")==="inline";let aL=[z?"inline":"popup",of("theme"),of("position")].join(" ");return{...{lang,b,heading,z,aL,ad:CSS,aM:of("privacy-href"),aT:of("completion")!=="off"},label:of("label")||heading,greeting:of("greeting")||b.greeting,dir:of("dir")||(lang==="ar"?"rtl":"ltr"),l:of("content-lang")||"en",contact:of("contact-href")&&{href:of("contact-href"),label:of("contact-label")}}}}
if(!customElements.get("faq-chat"))customElements.define("faq-chat",bq);
})();
