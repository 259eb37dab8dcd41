(()=>{"use strict";
class x extends Error{constructor(reason,detail=""){super(reason);this.reason=reason;this.detail=detail}}
function bg(src,bA){return async(path,body,signal,method=body?"POST":"GET")=>{let options={method,credentials:"omit"};options.signal=AbortSignal.any([AbortSignal.timeout(bA*1000),signal].filter(Boolean));if(body)Object.assign(options,{body:JSON.stringify(body),headers:{"Content-Type":"application/json"}});try{let answer=await fetch(new URL(path||src,src),options);let text=await answer.text();if(answer.status===429||answer.status>501)throw new x("busy");let g=text&&JSON.parse(text);if(!answer.ok)throw new x("refused",g.detail??"");return g}catch(error){throw error.reason?error:new x(error.name==="AbortError"?"stopped":navigator.onLine?"lost":"offline")}}}
async function H(request){try{return await request}catch(error){if(!(error instanceof x))throw error;return null}}
function az(reply){return reply?.schema===1&&["parts","notices","caveats","sources","suggestions"].every(name=>Array.isArray(reply[name]))}
let aL={chat:"M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5",close:"M6 6l12 12M18 6L6 18",menu:"M5 12h0M12 12h0M19 12h0",send:"M12 20V5M5 12l7-7 7 7"};function c(tag,attributes={},...children){let node=tag.pop?document.createElementNS(...tag):document.createElement(tag);for(let name in attributes){let value=attributes[name];if(value!=null&&value!==false)node.setAttribute(name,value===true?"":value)}
if(attributes.part)node.classList.add(attributes.part);node.append(...children.filter(bd=>bd!=null));return node}
function button(G,attributes,...children){let node=c("button",{type:"button",...attributes},...children);node.addEventListener("click",G);return node}
function icon(name){let[svg,path]=["svg","path"].map(tag=>["http://www.w3.org/2000/svg",tag]);return c(svg,{viewBox:"0 0 24 24","aria-hidden":"true"},c(path,{d:aL[name]}))}
function link(label,href,attributes){let aA=/^(https?|mailto|tel):/.test(URL.parse(href,document.baseURI)?.href);return c(aA?"a":"span",{...attributes,...(aA&&{href,rel:"noopener"})},label)}
let aU=180;let aJ=/^.{2,100}$/;function completion({input,list,aC,aa,choose,count}){let S;let pause;let active=-1;let found=[];async function open(query=""){S?.abort();S=new AbortController();let{signal}=S;let offers=await H(aa(query,signal));if(offers&&!signal.aborted)show(offers)}
function close(){clearTimeout(pause);S?.abort();show([])}
function show(offers){found=offers;list.replaceChildren(...found.map(({text},at)=>c("li",{role:"option",id:`option-${at}`},text)));list.hidden=!found.length;input.setAttribute("aria-expanded",!list.hidden);mark(-1);count(found.length)}
function mark(at){active=at;[...list.children].forEach((option,r)=>option.setAttribute("aria-selected",r===at));list.children[at]?.scrollIntoView({block:"nearest"});input.setAttribute("aria-activedescendant",list.children[at]?.id??"")}
function take(at){let T=found[at];if(T)close();if(T)choose(T);return T}
function bB(key){let{length}=found;if(key==="Enter")return take(active);if(key==="ArrowDown"&&!length&&!input.value)open();else if(!length)return false;else if(key==="ArrowDown")mark((active+1)%length);else if(key==="ArrowUp")mark((active<0?length:active)-1);else if(key==="Escape")close();else return false;return true}
input.addEventListener("input",()=>{let query=input.value.trim();close();if(aC&&aJ.test(query))pause=setTimeout(open,aU,query)});input.addEventListener("keydown",event=>{if(event.isComposing||!bB(event.key))return;event.preventDefault();event.stopPropagation()});input.addEventListener("blur",close);list.addEventListener("pointerdown",event=>event.preventDefault());list.addEventListener("click",({target})=>take([...list.children].indexOf(target)));return{open,close}}
let an=4000;let aR=3600;function bh({input,form,send,counter,whole},b,{ask,m,ax}){let A=0;function measure(){let before=A;let{length}=[...input.value.trim()];A=length-an;let K=A>0;let F=b.long.replace("{n}",A);send.ariaDisabled=!(length&&!K&&!ax());input.ariaInvalid=K;counter.hidden=length<aR;counter.textContent=K?F:`${length} / ${an}`;whole.textContent=input.value;whole.hidden=input.scrollWidth<=input.clientWidth;if(K!==before>0)m(K?F:"")}
form.addEventListener("submit",event=>{event.preventDefault();input.focus();if(A>0)m(b.long.replace("{n}",A));else if(send.ariaDisabled==="false")ask(input.value.trim())});input.addEventListener("input",measure);input.addEventListener("keydown",event=>{if(event.key==="Enter"&&(event.isComposing||event.keyCode===229))event.preventDefault()});return(text=input.value)=>{input.value=text;measure()}}
async function aE({root,turns,title},I,use){let frame=c("iframe",{class:"hidden","aria-hidden":"true",tabindex:"-1"});root.append(frame);let{contentWindow:C,contentDocument:paper}=frame;let sheet=new C.CSSStyleSheet();sheet.replaceSync(I);paper.adoptedStyleSheets=[sheet];paper.title=title.textContent;Object.assign(paper.documentElement,{lang:root.lang,dir:root.dir});paper.body.className="root light paper";paper.body.append(c("h1",{},paper.title),turns.cloneNode(true));for(let k of paper.querySelectorAll("details"))k.open=true;await use(C,paper.body);frame.remove()}
function bC(C){return new Promise(done=>{C.addEventListener("afterprint",done);C.print()})}
function ba(body){for(let item of body.querySelectorAll("li li")){let{start,tagName,children}=item.parentNode;(item.querySelector("p")??item).prepend(tagName==="OL"?`${start + [...children].indexOf(item)}. `:"- ")}
return body.innerText.trim()}
function download(text,name){let href=URL.createObjectURL(new Blob([text],{type:"text/plain"}));c("a",{href,download:`${name}.txt`}).click();setTimeout(()=>URL.revokeObjectURL(href),1000)}
function bj({more,menu},actions,sure){let items=Object.entries(actions).map(([label,G])=>button(({target})=>use(target,label,G),{},label));let last=items.at(-1);let name=last.textContent;function show(ag){menu.hidden=!ag;more.ariaExpanded=ag;last.textContent=name;(ag?items[0]:more).focus()}
function use(item,label,G){if(item===last&&item.textContent!==sure)return(item.textContent=sure);show(false);G()}
more.addEventListener("click",()=>show(menu.hidden));menu.addEventListener("keydown",event=>{if(event.key!=="Escape")return;event.preventDefault();event.stopPropagation();show(false)});menu.append(...items)}
let aX="(max-width: 30em), (max-height: 30em)";function bw({panel,launcher,title,close,input},w,signal){let small=matchMedia(aX);function show(){panel.ariaModal=small.matches?"true":null;panel[small.matches?"showModal":"show"]()}
function open(){if(!panel.open){show();launcher.ariaExpanded="true";w(true)}
let br=small.matches&&matchMedia("(pointer: coarse)").matches;(br?title:input).focus()}
function ab(){if(!panel.open)return;let bk=panel.getRootNode().activeElement;panel.close();show();bk?.focus()}
panel.addEventListener("close",()=>{if(panel.open)return;launcher.ariaExpanded="false";launcher.focus();w(false)});panel.addEventListener("keydown",event=>{if(event.key!=="Escape")return;event.preventDefault();panel.close()});close.addEventListener("click",()=>panel.close());launcher.addEventListener("click",()=>(panel.open?panel.close():open()));small.addEventListener("change",ab,{signal});return{open,ab}}
function bx(options){let{b,heading,label,lang,dir,aj,l}=options;let e={...head(options),...body(options),...bl(options)};let{header,menu,log,status,stop,form,links}=e;let attributes={id:"panel",part:"panel","aria-labelledby":!l&&"title"};e.panel=c(l?"div":"dialog",attributes,header,menu,log,status,stop,form,links);e.launcher=button(null,{part:"launcher","aria-controls":"panel","aria-expanded":"false"},icon("chat"),label);e.root=c("div",{class:`root ${aj}`,lang,dir,role:"region","aria-label":heading},l?null:e.launcher,e.panel);return e}
function head({b,heading,l}){let tool=(name,label,attributes)=>button(null,{class:"tool","aria-label":label,title:label,...attributes},icon(name));let title=c("h2",{id:"title",tabindex:"-1"},heading);let more=tool("menu",b.more,{"aria-expanded":"false","aria-controls":"menu"});let close=tool("close",b.close);let menu=c("div",{id:"menu",class:"menu",hidden:true,role:"group","aria-label":b.more});return{title,more,close,menu,header:c("header",{part:"header"},title,more,l?null:close)}}
function body({b,greeting}){let O=c("div");let intro=c("div",{class:"intro","aria-live":"off"},c("p",{dir:"auto"},greeting),c("p",{class:"care"},b.emergency),O);let turns=c("ul",{class:"turns"});let typing=c("div",{class:"typing","aria-hidden":"true",hidden:true},c("i"),c("i"),c("i"));let log=c("div",{part:"log",role:"log","aria-labelledby":"title",tabindex:"0"},intro,turns,typing);let stop=button(null,{class:"link",hidden:true},b.stop);return{O,turns,typing,log,stop,status:c("p",{part:"status",role:"status"})}}
function bl({b,contact,ak}){let bc={type:"text",part:"input",placeholder:b.field,autocomplete:"off",enterkeyhint:"send",dir:"auto"};let combobox={role:"combobox","aria-autocomplete":"list","aria-expanded":"false","aria-controls":"list"};let input=c("input",{...bc,...combobox,"aria-label":b.field,"aria-describedby":"counter"});let list=c("ul",{id:"list",class:"list",role:"listbox","aria-label":b.found,hidden:true});let send=c("button",{part:"send","aria-label":b.send,title:b.send},icon("send"));let privacy=c("p",{class:"privacy"},ak?link(b.privacy,ak):b.privacy);let whole=c("p",{class:"whole","aria-hidden":"true",hidden:true,dir:"auto"});let counter=c("p",{id:"counter",class:"counter",hidden:true});let form=c("form",{},privacy,list,whole,c("div",{class:"field"},input,send),counter);let what=button(null,{class:"link"},b.what);return{input,list,send,privacy,whole,counter,form,what,links:c("div",{class:"links"},what,contact?aF(b,contact):null)}}
function aF(b,{label,href}){return link(label||b.person,href,{class:"link person"})}
let ao={exact:1,near:0.8,likely:0.5,possible:0};function bb(reply){let J=({position})=>reply.kind==="escalate"||position==="before";let{notices,caveats,sources,suggestions,contact}=reply;return[...of("notice",notices.filter(J)),...(reply.parts.length?bz(reply):aZ(reply)),...of("notice",notices.filter(notice=>!J(notice))),...of("caveat",caveats),...be(sources),...some("reviewed",reply.reviewed),...suggestions.map(({question,entry_id})=>({kind:"suggestion",text:question,choice:entry_id})),...(contact?[{kind:"contact",text:contact.label,href:contact.href}]:[])]}
let of=(kind,bH)=>bH.map(({text})=>({kind,text}));let some=(kind,text)=>(text?[{kind,text}]:[]);let match=confidence=>({kind:"match",text:Object.keys(ao).find(name=>confidence>=ao[name])});function aZ({text,more,entry_id,kind,confidence}){let bp=entry_id!=null&&(kind==="answer"||kind==="abstain");return[...some("text",text),...some("more",more),...(bp?[match(confidence)]:[])]}
function bz(reply){let h=[];let E={text:reply.text,more:reply.more??""};let aD=(kind,part)=>{let r=part[kind]?E[kind].indexOf(part[kind]):-1;if(r<0)return;let before=E[kind].slice(0,r).trim();if(before!==part.question)h.push(...some(kind,before));E[kind]=E[kind].slice(r+part[kind].length)};for(let part of reply.parts){aD("text",part);h.push({kind:"part_question",text:part.question},...some("text",part.text));aD("more",part);h.push(...some("more",part.more),match(part.confidence))}
return[...h,...some("text",E.text.trim()),...some("more",E.more.trim())]}
function be(sources){let W={};for(let{document,title,section,published,paragraph}of sources){let r=(W[[document,title,section,published]]??={kind:"source",text:title,section,published,M:[]});if(paragraph!=null&&!r.M.includes(paragraph))r.M.push(paragraph)}
return Object.values(W)}
function by(text){let s=[];let isOpen=false;for(let line of text.split("\n").map(k=>k.trim())){if(line)add(s,line,isOpen);isOpen=line!==""}
return s}
function add(s,line,isOpen){let[,mark,item]=/^(-|\d{1,2}\.) +(.*)$/.exec(line)??[];let list=mark?(mark==="-"?"ul":"ol"):null;let first=parseInt(mark)||1;let last=s.at(-1);if(last?.list!==list||(!list&&!isOpen)||(list==="ol"&&first!==last.first+last.B.length))s.push({list,first,B:[item??line]});else if(list)last.B.push(item);else last.B[0]+=` ${line}`}
let aS=/((?<![\w.,:/+-])\+?\d+(?:[ -]\d+)*(?!\w|%|[.,:/-]\d| ?(?:m?g|mcg|ml|kg|[cm]m|°)\b))/;function bK(text){return text.split(aS).map((D,at)=>[D,at%2&&bo(D)?`tel:${D.replace(/[ -]/g, "")}`:null])}
function bo(found){let av=found.replace(/\D/g,"").length;return av<=15&&av>=(found.includes("-")?7:3)&&!/^(19|20)\d\d(-\d\d?-\d\d?)?$/.test(found)}
let aM={emergency:"urgent",same_day:"today"};let aW={notice:"notices",caveat:"caveats",source:"sources",reviewed:"sources",suggestion:"offers",contact:"contact"};function bE(reply,view){let X=[];for(let block of bb(reply)){let name=aW[block.kind]??"answer";if(X.at(-1)?.[0]!==name)X.push([name,[]]);X.at(-1)[1].push(block)}
return X.map(([name,h])=>(aN[name]??frame)(h,{...view,reply},name))}
function offers(heading,h,{g,choose}){let attributes={...g,part:"offer","data-kind":"suggestion"};let items=h.map(block=>c("li",{},button(()=>choose(block),{...attributes,class:block.choice?null:"quiet"},block.text)));return c("div",{class:"offers"},c("h3",{},heading),c("ul",{},...items))}
let aN={notices(h,view){let{urgency}=view.reply;let flag=c("p",{class:"flag"},c("strong",{},view.b[aM[urgency]??"note"]));return c("div",{class:`card ${urgency}`,part:"notices"},flag,...h.map(block=>D(block,view)))},offers:(h,view)=>offers(view.b[view.reply.kind==="clarify"?"choose":"next"],h,view)};function frame(h,view,name){let heading=view.b[name];let bn=name==="sources"||name==="caveats";let s=h.map(block=>D(block,view));let body=bn?[c("h3",{},heading),c("ul",{},...s)]:s;return c("div",{class:name==="sources"?null:"card",part:name},...body)}
function D(block,view){let{kind,text}=block;let{b,g,lang}=view;let attributes={"data-kind":kind};switch(kind){case"source":return c("li",attributes,c("cite",g,text),c("small",{},details(block,view)));case"reviewed":return c("li",attributes,`${b.reviewed} ${au(text, lang)}`);case"match":return c("p",attributes,b[text]);case"part_question":return c("h3",{...attributes,...g},text);case"contact":return c("p",attributes,`${b.person}: `,link(text,block.href,g));case"more":return c("details",attributes,c("summary",{},b.more),...as(text,g));default:return c(kind==="caveat"?"li":"div",attributes,...as(text,g,kind==="notice"))}}
function details({section,M,published},{b,lang}){let V=section&&section!=="body"&&!section.endsWith("(title)")&&`“${section}”`;let W=M.length&&`${b.part} ${M.sort((k, other) => k - other).join(", ")}`;return[V,W,published?`${b.published} ${au(published, lang)}`:b.undated].filter(Boolean).join(" · ")}
function au(bs,lang){return new Date(bs).toLocaleDateString(lang==="en"?"en-GB":lang,{dateStyle:"long",timeZone:"UTC"})}
function as(text,g,bm){let N=line=>(bm?bK(line):[[line]]).map(([b,href])=>(href?link(b,href,{dir:"ltr"}):b));return by(text).map(({list,first,B})=>
list?c(list,{...g,start:first>1&&first},...B.map(line=>c("li",{},...N(line)))):c("p",g,...N(B[0])))}
let aV=["wrong_answer","outdated","hard_to_understand","did_not_fit","unsafe",""];function bI(turn,view){let{b,retry,change}=view;let trouble=c("div",{class:"trouble","aria-live":"off"});let N=bJ=>c("span",{class:"hidden"},bJ);let z=c("li",{part:"message"},N(b.you),c("p",{dir:"auto"},turn.text),trouble);let t;function show(){let{o,choice,reply}=turn;let R=o?[c("p",{},aH(turn,b)),button(()=>retry(turn),{},b.retry)]:[];if(o&&!choice)R.push(button(()=>change(turn),{},b.change));trouble.replaceChildren(...R);if(!reply||t)return null;t=c("li",{part:"reply"},N(b.they),...bE(reply,view));if(reply.kind==="answer"||reply.kind==="abstain")t.append(feedback(reply,view));return t}
return{z,show}}
function aH({state,o},b){return state==="waiting"?b.waiting:`${b.failed} ${b[o.reason] ?? o.detail}`}
function feedback({reply_id},{b,ai}){let u=async(helpful,reason)=>{if(!(await ai({reply_id,helpful,...(reason&&{reason})})))return;node.replaceChildren(c("p",{tabindex:"-1"},b.thanks));node.firstChild.focus()};let why=aV.map(reason=>button(()=>u(false,reason),{},b[reason||"other"]));let reasons=c("div",{class:"reasons",hidden:true},c("p",{},b.why),...why);let no=button(()=>(no.ariaExpanded=!(reasons.hidden=!reasons.hidden)),{"aria-expanded":"false"},b.no);let yes=button(()=>u(true),{},b.yes);let node=c("div",{class:"feedback",role:"group","aria-label":b.helpful,"aria-live":"off"},c("p",{},b.helpful),yes,no,reasons);return node}
function chat(f,request,options,P,signal){let{b,heading,I,l,aq,lang,g}=options;let e=bx(options);let{input,status,turns,stop,links,O}=e;let Q=new Map();let af=false;let R={b,lang,g:{lang:g,dir:"auto"},choose:ask,retry,change,ai};let panel=l?{open:()=>input.focus()}:bw(e,opened,signal);let list=completion({...e,aC:aq,aa,choose:ask,count});let fill=bh(e,b,{ask:text=>ask({text}),m:F=>m(F,true),ax:()=>f.pending});function ask(message){if(f.pending)return;list.close();fill("");f.ask(message)}
function retry(turn){input.focus();if(f.pending?.state!=="sending")f.send(turn)}
function change(turn){f.bL(turn);Q.get(turn).z.remove();u();m("");fill(turn.text);input.focus()}
async function ai(am){let j=await H(request("feedback",am));m(j?b.thanks:b.lost,j);if(j)P("faq-chat-feedback",{helpful:am.helpful,reason:am.reason??null});return j}
function m(F,bq){status.textContent=F;status.classList.toggle("hidden",Boolean(bq))}
function count(found){if(found||status.classList.contains("hidden"))m(found?`${b.found}: ${found}`:"",true)}
async function aa(query,bG){let found=await request(`suggest?q=${encodeURIComponent(query)}`,null,bG);return(found?.suggestions??[]).map(({question,entry_id})=>({text:question,choice:entry_id}))}
async function start(){if(af)return;af=true;let found=await H(aa(""));if(found?.length)O.replaceChildren(offers(b.next,found,R));else af=false}
function opened(isOpen){if(isOpen&&f.U)clear();if(isOpen)start();P(isOpen?"faq-chat-open":"faq-chat-close")}
async function ad(hash){let link=new URLSearchParams(hash.slice(1));let[choice,text]=[link.get("faq"),link.get("q")];if(choice||text)panel.open();if(text)fill(text);if(!choice||f.turns.at(-1)?.choice===choice)return;let entry=await H(request(`entries/${encodeURIComponent(choice)}`));ask({choice,text:entry?.question??choice.replaceAll("-"," ")})}
async function clear(){let bf=H(f.clear());Q.clear();turns.replaceChildren();u();input.focus();m((await bf)===null?b.here:b.cleared)}
function show(turn){let view=Q.get(turn)??bI(turn,R);let{z}=view;if(!Q.has(turn))turns.append(z);Q.set(turn,view);let t=view.show();if(t)z.after(t);if(turn.reply?.contact&&!links.querySelector(".person"))links.append(aF(b,turn.reply.contact));return t??z}
function w(turn){let{state,o,reply}=turn;e.log.scrollTop=show(turn).offsetTop-12;u();m(o?aH(turn,b):reply?"":b.sending,o);if(state==="done")P("faq-chat-reply",{kind:reply.kind,urgency:reply.urgency,entryId:reply.entry_id})}
function u(){let aB=f.pending?.state==="sending";let ay=!f.turns.length;if(!aB&&stop.matches(":focus"))input.focus();e.typing.hidden=stop.hidden=!aB;e.privacy.hidden=O.hidden=!ay;e.more.hidden=ay;fill()}
let aI=use=>()=>aE(e,I,(C,body)=>use(ba(body)));let save=text=>download(text,heading);let copied=()=>m(b.copied);let actions={[b.copy]:aI(text=>navigator.clipboard.writeText(text).then(copied,()=>save(text))),[b.save]:aI(save),[b.print]:()=>aE(e,I,bC),[b.clear]:clear};bj(e,actions,b.sure);e.what.addEventListener("click",()=>(input.focus(),list.open()));stop.addEventListener("click",()=>f.stop());if(l)e.panel.addEventListener("focusin",start);addEventListener("online",()=>f.pending?.state==="waiting"&&f.send(f.pending),{signal});f.turns.forEach(show);f.w=w;u();return{e,ask,fill,ad,clear,...panel}}
let aK=24*60*60*1000;let aY=50;function bD(key){let j=aG(key,Z=>JSON.parse(Z.getItem(key)));if(!j||!U(j.at))return j;al(key,null);return null}
function al(key,j){aG(key,Z=>(j?Z.setItem(key,JSON.stringify({...j,turns:j.turns.slice(-aY)})):Z.removeItem(key)))}
function U(at){return!(Math.abs(Date.now()-at)<aK)}
function aG(key,use){try{return key?use(sessionStorage):null}catch{return null}}
function bi(request,key){let{id,turns=[]}=bD(key)??{};let at=Date.now();let ae;let self={turns:turns.filter(({reply})=>az(reply)),w(){},get pending(){return self.turns.find(({state})=>state==="sending"||state==="waiting")},get U(){return U(at)},ask({text,choice}){let turn={text,choice};self.turns.push(turn);self.send(turn)},async send(turn){let{text,choice}=turn;ae=new AbortController();ac(turn,"sending");try{let reply=await request("",{...(choice?{choice}:{text:text.toWellFormed()}),...(id&&{conversation_id:id})},ae.signal);if(!az(reply))throw new x("lost");bt(turn,reply)}catch(error){if(!(error instanceof x))throw error;ac(turn,error.reason==="offline"?"waiting":"failed",error)}},stop(){ae?.abort()},bL(turn){self.turns=self.turns.filter(k=>k!==turn)},clear(){let aw=id;self.stop();al(key,null);self.turns=[];id=null;return aw?request(`conversations/${aw}`,null,null,"DELETE"):""}};function bt(turn,reply){if(!self.turns.includes(turn))return;turn.reply=reply;id=reply.conversation_id;at=Date.now();ac(turn,"done");al(key,{id,at,turns:self.turns.filter(k=>k.reply)})}
function ac(turn,state,o){if(!self.turns.includes(turn))return;Object.assign(turn,{state,o});self.w(turn)}
return self}
let aQ="ask close field send stop you they greeting privacy emergency what person sending waiting failed lost busy retry change long found helpful yes no why wrong_answer outdated hard_to_understand did_not_fit unsafe other thanks copy copied print save clear sure cleared here more exact near likely possible caveats urgent today note sources part published undated reviewed next choose".split(" ");let y={en:`Ask a question
Close
Your question
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
Change the text
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
Copied.
Print
Download
Delete
Delete everything?
Deleted.
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
Su pregunta
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
Intentar de nuevo
Cambiar el texto
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
Podría ser peligrosa
Otra cosa
Gracias.
Copiar
Copiado.
Imprimir
Descargar
Borrar
¿Borrar todo?
Borrado.
Borrado solo en este navegador.
Más
Coincidencia exacta
Coincidencia cercana
Coincidencia probable
Coincidencia posible
Tenga en cuenta
Urgente
Actúe hoy, por favor
Atención
De dónde procede
párrafo
publicado el
fecha desconocida
Última revisión:
Puede preguntar
Elija una`,fr:`Poser une question
Fermer
Votre question
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
Modifier le texte
{n} caractères de trop. Veuillez raccourcir.
Suggestions
Cela vous a-t-il aidé ?
Oui
Non
Qu’est-ce qui n’allait pas ?
Réponse fausse
Dépassée
Difficile à comprendre
Pas ce que j’ai demandé
Peut-être dangereuse
Autre chose
Merci.
Copier
Copié.
Imprimer
Télécharger
Effacer
Tout effacer ?
Effacé.
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
date inconnue
Dernière révision :
Vous pouvez demander
Choisissez`,de:`Frage stellen
Schließen
Ihre Frage
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
Text ändern
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
Vielleicht gefährlich
Etwas anderes
Danke.
Kopieren
Kopiert.
Drucken
Herunterladen
Löschen
Alles löschen?
Gelöscht.
Nur in diesem Browser gelöscht.
Mehr
Genaue Übereinstimmung
Nahe Übereinstimmung
Wahrscheinliche Übereinstimmung
Mögliche Übereinstimmung
Bitte beachten Sie
Dringend
Bitte handeln Sie heute
Hinweis
Woher das stammt
Absatz
veröffentlicht am
Datum unbekannt
Zuletzt geprüft am
Sie können fragen
Bitte wählen`,ar:`اطرح سؤالاً
إغلاق
سؤالك
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
حاول مرة أخرى
تعديل النص
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
تم النسخ.
طباعة
تنزيل
حذف
حذف كل شيء؟
تم الحذف.
تم الحذف من هذا المتصفح فقط.
المزيد
تطابق تام
تطابق قريب
تطابق مرجّح
تطابق محتمل
يرجى مراعاة ما يلي
عاجل
يرجى التصرف اليوم
يرجى الانتباه
مصدر هذه المعلومات
الفقرة
نُشر في
التاريخ غير معروف
آخر مراجعة:
يمكنك أن تسأل
اختر واحداً`};for(let k in y){let bF=y[k].split("\n");y[k]=Object.fromEntries(aQ.map((name,at)=>[name,bF[at]]))}
function bu(tag){let language=tag.toLowerCase().split("-")[0];return Object.hasOwn(y,language)?language:"en"}
const CSS=`:host{all:initial!important;display:contents!important}:host([mode="inline"]){display:block!important}:host([hidden]),[hidden]{display:none!important}.root{--a:var(--faq-accent,light-dark(#0f6a64,#6cc4bb));--i:var(--faq-on-accent,light-dark(#fff,#0c2422));--j:var(--faq-paper,light-dark(#f7f6f2,#121a1b));--b:var(--faq-card,light-dark(#fff,#1b2526));--g:var(--faq-ink,light-dark(#1c2b2d,#e8ecea));--l:var(--faq-soft,light-dark(#536163,#a9b6b5));--h:var(--faq-line,light-dark(#dcdcd4,#344142));--d:#7d8a8a;--c:light-dark(#a87c15,#d2a640);--n:light-dark(#a8201a,#ff9a91);--m:light-dark(#8a5200,#f0b860);--k:var(--faq-radius,.75em);--f:var(--faq-offset,1.25em);color-scheme:light dark;color:var(--g);font:var(--faq-font-size,1em) / 1.5 var(--faq-font,system-ui,sans-serif);overflow-wrap:anywhere}.light{color-scheme:light}.dark{color-scheme:dark}*{box-sizing:border-box;margin:0;padding:0}.hidden{position:absolute;width:1px;height:1px;border:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}ul{list-style:none}svg{display:block;width:1.4em;fill:none;stroke:currentcolor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}a,summary,.link{color:var(--a);text-underline-offset:.2em}small,.sources,.care,.status,.privacy,.trouble,.feedback,.links,.counter,.whole,[data-kind="match"]{color:var(--l);font-size:.9em}button,input{min-height:2.75em;padding:.5em .9em;border:1px solid var(--d);border-radius:.6em;color:inherit;background:var(--b);font:inherit;line-height:1.35}button{color:var(--g);text-align:start;cursor:pointer}button:hover{box-shadow:0 0 0 2px var(--a)}:focus{outline:0}:focus-visible{outline:3px solid var(--a);outline-offset:2px}.popup>*{position:fixed;inset:auto;inset-block-end:var(--f);inset-inline-end:var(--f);z-index:var(--faq-z-index,2147483000);max-width:calc(100vw - 2 * var(--f));box-shadow:0 .3em 1.5em #0004}.start>*{inset-inline:var(--f) auto!important}:is(.launcher,.send){color:var(--i);background:var(--a)}.launcher{display:flex;align-items:center;gap:.55em;min-height:3.25em;padding:.5em 1.3em .5em 1.1em;border:2px solid var(--i);border-radius:2em;font-weight:600}.panel{display:flex;flex-direction:column;width:100%;height:var(--faq-height,36em);border:1px solid var(--h);border-radius:var(--k);overflow:hidden;color:inherit;background:var(--j)}.popup>.panel{inset-block-end:calc(var(--f) + 4em);width:var(--faq-width,26em);height:var(--faq-height,44em);max-height:calc(100dvh - 2 * var(--f) - 4em)}.panel:not([open],div){display:none}.popup>[aria-modal]{inset:0!important;width:100vw;height:100dvh;max-width:none;max-height:none;padding:env(safe-area-inset-top) 0 env(safe-area-inset-bottom);border:0;border-radius:0}header{display:flex;align-items:center;padding:.3em .4em;color:var(--i);background:var(--a)}h2{flex:1;padding-inline:.7em;font-size:1.1em;line-height:1.3}.tool{padding:.6em;border:0;color:inherit;background:none}header :focus-visible{outline:2px solid;outline-offset:-4px}.menu{display:grid;grid-template-columns:repeat(auto-fit,minmax(9em,1fr));gap:.4em;padding:.6em;border-bottom:1px solid var(--h)}.log{position:relative;flex:1;min-height:6em;padding:1.1em;overflow-y:auto;overscroll-behavior:contain}.log:focus-visible{outline-offset:-3px}.reply>* + *,.intro>* + *,.card>* + *,[data-kind]>* + *,.trouble p{margin-top:.75em}.intro ~ :not(:empty),.turns>li + li{margin-top:1.2em}.care{padding-inline-start:.7em;border-inline-start:3px solid var(--c)}.message>p{width:fit-content;max-width:88%;margin-inline-start:auto;padding:.55em .9em;border-radius:1.1em;border-end-end-radius:.3em;color:var(--i);background:var(--a)}.trouble,.feedback,.reasons{display:flex;flex-wrap:wrap;align-items:center;gap:.5em}.trouble{justify-content:end}.trouble p,.bad{color:var(--n)}.trouble p,.reasons,.reasons p{width:100%}.trouble p{text-align:end}.card{padding:.85em 1em;border:1px solid var(--h);border-radius:var(--k);background:var(--b)}.card :is(ul,ol){padding-inline-start:1.3em}.card ul{list-style:disc}.card li + li{margin-top:.35em}h3{font-size:.95em}.answer h3:not(:first-child){padding-top:.9em;border-top:1px solid var(--h)}summary{width:fit-content;padding-block:.35em;font-weight:600;cursor:pointer}.notices{border-width:2px;overflow:clip}.notices,.caveats{--e:var(--a);border-color:var(--e);background:color-mix(in srgb,var(--e) 9%,var(--b))}.caveats{--e:var(--c)}.flag::before{content:"i" / "";display:inline-grid;place-items:center;width:1.5em;height:1.5em;margin-inline-end:.5em;border:2px solid;border-radius:50%;font-weight:700;line-height:1}.same_day{--e:var(--m)}.emergency{--e:var(--n);font-size:1.06em}:is(.same_day,.emergency) .flag{margin:-.85em -1em 0;padding:.5em 1em;color:var(--b);background:var(--e)}:is(.same_day,.emergency) .flag::before{content:"!" / ""}.notices a{color:inherit;font-weight:700}.sources li{padding-block:.4em;border-bottom:1px solid var(--h)}.sources li:last-child{border:0}cite{color:var(--g);font-style:normal}small{display:block;font-size:1em}.offers ul{display:grid;gap:.45em;margin-top:.5em}.offer{width:100%;border-inline-start:4px solid var(--a)}.quiet{border:1px dashed var(--d)}.feedback>p{flex:1}.typing{display:flex;gap:.35em}.typing i{width:.55em;height:.55em;border-radius:50%;background:var(--d)}.status{padding:.35em 1.2em}form{position:relative;padding:.7em .9em .3em;border-top:1px solid var(--h)}form,.links{background:var(--b)}.field{display:flex;gap:.5em}.privacy,.whole{margin-bottom:.5em}.whole{max-height:7em;overflow-y:auto}input{flex:1;min-width:0;background:var(--j)}input::placeholder{color:var(--l);opacity:1}.send{padding:.6em}.send[aria-disabled="true"]{color:var(--l);background:var(--j);cursor:default}[aria-invalid="true"]{border:2px solid var(--n)}.list{position:absolute;inset-inline:.9em;inset-block-end:100%;z-index:1;max-height:17em;border:1px solid var(--d);border-radius:.6em;overflow-y:auto;background:var(--b);box-shadow:0 .3em 1.5em #0004}.list li{padding:.7em .9em;border-bottom:1px solid var(--h);line-height:1.35;cursor:pointer}.list :is(:hover,[aria-selected="true"]){outline:3px solid var(--a);outline-offset:-3px}.links{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;padding:0 .5em .2em}.link{min-height:2.75em;padding:.6em .5em;border:0;background:none;text-decoration:underline}.panel>.link{align-self:end;margin:-2.7em .6em 0}@media (prefers-reduced-motion: no-preference){.log{scroll-behavior:smooth}.panel{animation:rise .18s}.typing{animation:rise .8s infinite alternate}}@keyframes rise{from{opacity:.2;translate:0 .4em}}@media (prefers-contrast: more){.root{--l:var(--g);--h:var(--d)}}@media (forced-colors: active){.root{--a:LinkText;--i:CanvasText}.card,.message>p,.typing i,header,.popup>.panel{border:1px solid}.launcher,header,.message>p,.send,.flag{background:Canvas!important}:is(.same_day,.emergency){border-width:4px}[aria-disabled="true"]{color:GrayText}}.paper{max-width:44em;margin:2em auto;padding:0 1em}.paper .message>p{border:1px solid;color:inherit;background:none}.paper :is(button,.feedback,.offers,.trouble){display:none}.card{break-inside:avoid}@media print{.popup,.inline :is(button,.menu,form,.links,.feedback,.intro){display:none}.inline .panel{height:auto}}`;
let aT=20;let aP=document.currentScript?.src||document.baseURI;class aO extends HTMLElement{static observedAttributes=[...["src","mode","lang","dir","content-lang","heading","label","greeting","position","theme"],...["persist","completion","contact-href","contact-label","privacy-href","timeout"]];#chat=null;#f=null;#L=null;#strings={};#ah=false;connectedCallback(){if(this.#chat&&!this.#L.signal.aborted)return this.#chat.ab?.();if(Object.hasOwn(this,"strings")){let{strings}=this;delete this.strings;this.#strings=strings}
this.#ap();if(this.#J)this.#chat.ad(location.hash)}
disconnectedCallback(){queueMicrotask(()=>this.isConnected||this.#bv())}
attributeChangedCallback(name){if(["src","persist","timeout"].includes(name))this.#f=null;if(!this.#chat||this.#ah)return;this.#ah=true;queueMicrotask(()=>this.isConnected&&this.#ap())}
get strings(){return this.#strings}
set strings(strings){this.#strings=strings;this.attributeChangedCallback()}
get isOpen(){return this.#chat?.e.panel.open??this.#chat!==null}
open(){this.#chat?.open()}
close(){this.#chat?.e.panel.close?.()}
ask(text){this.open();this.#chat?.ask({text})}
clear(){return this.#chat?.clear()}
#ap(){let{input,panel}=this.#chat?.e??{};this.#L?.abort();this.#L=new AbortController();this.#ah=false;let{signal}=this.#L;let request=bg(this.#src,this.getAttribute("timeout")||aT);this.#f??=bi(request,this.#key);let P=(name,detail)=>this.dispatchEvent(new CustomEvent(name,{detail,bubbles:true,composed:true}));this.#chat=chat(this.#f,request,this.#options,P,signal);this.#Y.replaceChildren(this.#chat.e.root);if(input)this.#chat.fill(input.value);if(panel?.open)this.open();addEventListener("hashchange",()=>this.#J&&this.#chat.ad(location.hash),{signal})}
#bv(){this.#L.abort();this.#f.stop()}
get #Y(){if(this.shadowRoot)return this.shadowRoot;let sheet=new CSSStyleSheet();sheet.replaceSync(CSS);let Y=this.attachShadow({mode:"open"});Y.adoptedStyleSheets=[sheet];return Y}
get #J(){return this===document.querySelector("faq-chat")}
get #src(){let V=this.getAttribute("src");return new URL(V??"/api/v1/chat",V==null?aP:document.baseURI).href}
get #key(){let r=[...document.querySelectorAll("faq-chat")].indexOf(this);return this.getAttribute("persist")==="off"?null:`faq-chat ${r} ${this.#src}`}
get #options(){let of=name=>this.getAttribute(name);let lang=bu(this.closest("[lang]")?.lang??"");let b={...y.en,...y[lang],...this.#strings};let heading=of("heading")||b.ask;let l=of("mode")==="inline";let aj=[l?"inline":"popup",of("theme"),of("position")].join(" ");return{...{lang,b,heading,l,aj,I:CSS,ak:of("privacy-href"),aq:of("completion")!=="off"},label:of("label")||heading,greeting:of("greeting")||b.greeting,dir:of("dir")||(lang==="ar"?"rtl":"ltr"),g:of("content-lang")||"en",contact:of("contact-href")&&{href:of("contact-href"),label:of("contact-label")}}}}
if(!customElements.get("faq-chat"))customElements.define("faq-chat",aO);
})();
