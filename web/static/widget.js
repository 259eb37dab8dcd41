(()=>{"use strict";
class Failure extends Error{constructor(reason,detail=""){super(reason);this.reason=reason;this.detail=detail;}}
const PATIENCE=20;class Client{#src;#patience;constructor(src,patience=PATIENCE){this.#src=src;this.#patience=patience*1000;}
async chat(message,signal){const reply=await this.#request("",message,signal);if(!isReply(reply))throw new Failure("lost");return reply;}
async suggest(query,signal){const found=await this.#request(`suggest?q=${encodeURIComponent(query)}`,null,signal);return found?.suggestions?.map(({question,entry_id})=>({text:question,choice:entry_id}))??[];}
entry(id){return this.#request(`entries/${encodeURIComponent(id)}`);}
feedback(verdict){return this.#request("feedback",verdict);}
forget(id){return this.#request(`conversations/${encodeURIComponent(id)}`,null,null,"DELETE");}
async #request(path,body,signal,method=body?"POST":"GET"){const signals=[AbortSignal.timeout(this.#patience),signal].filter(Boolean);const options={method,credentials:"omit",referrerPolicy:"no-referrer",signal:AbortSignal.any(signals)};if(body)Object.assign(options,{body:JSON.stringify(body),headers:{"Content-Type":"application/json"}});try{const answer=await fetch(new URL(path||this.#src,this.#src),options);const text=await answer.text();if(answer.status===429||answer.status>501)throw new Failure("busy");const said=text&&JSON.parse(text);if(!answer.ok)throw new Failure("refused",String(said.detail??""));return said;}catch(error){throw error instanceof Failure?error:new Failure(error.name==="AbortError"?"stopped":navigator.onLine?"lost":"offline");}}}
function isReply(reply){return reply?.schema===1&&["parts","notices","caveats","sources","suggestions"].every((name)=>Array.isArray(reply[name]));}
const DRAWINGS={chat:"M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5",close:"M6 6l12 12M18 6L6 18",menu:"M5 12h0M12 12h0M19 12h0",send:"M12 20V5M5 12l7-7 7 7"};function make(tag,attributes={},...children){const node=tag.pop?document.createElementNS(...tag):document.createElement(tag);for(const name in attributes){const value=attributes[name];if(value!=null&&value!==false)node.setAttribute(name,value===true?"":value);}
node.append(...children.filter((child)=>child!=null));return node;}
function button(act,attributes,...children){const node=make("button",{type:"button",...attributes},...children);node.addEventListener("click",act);return node;}
function icon(name){const[svg,path]=["svg","path"].map((tag)=>["http://www.w3.org/2000/svg",tag]);return make(svg,{viewBox:"0 0 24 24","aria-hidden":"true"},make(path,{d:DRAWINGS[name]}));}
function link(label,href,attributes){const isSafe=/^(https?|mailto|tel):/.test(URL.parse(href,document.baseURI)?.href);return make(isSafe?"a":"span",{...attributes,...(isSafe&&{href,rel:"noopener"})},label);}
const PAUSE=180;const BEGINNING=/^.{2,100}$/;class Completion{#asking=null;#pause=0;#active=-1;#found=[];#parts;constructor(parts){this.#parts=parts;const{input,list,isTyping}=parts;input.addEventListener("input",()=>{const query=input.value.trim();this.close();if(isTyping&&BEGINNING.test(query))this.#pause=setTimeout(()=>this.open(query),PAUSE);});input.addEventListener("keydown",(event)=>{if(event.isComposing||!this.#did(event.key))return;event.preventDefault();event.stopPropagation();});input.addEventListener("blur",()=>this.close());list.addEventListener("pointerdown",(event)=>event.preventDefault());list.addEventListener("click",({target})=>this.#choose([...list.children].indexOf(target)));}
async open(query=""){this.#asking?.abort();this.#asking=new AbortController();const{signal}=this.#asking;try{const found=await this.#parts.suggest(query,signal);if(!signal.aborted)this.#show(found);}catch(error){if(!(error instanceof Failure))throw error;}}
close(){clearTimeout(this.#pause);this.#asking?.abort();this.#show([]);}
#show(found){const{input,list,count}=this.#parts;this.#found=found;list.replaceChildren(...found.map(({text},at)=>make("li",{role:"option",id:`option-${at}`,"aria-selected":"false"},text)));list.hidden=!found.length;input.setAttribute("aria-expanded",!list.hidden);this.#mark(-1);count(found.length);}
#mark(at){const{input,list}=this.#parts;const option=list.children[at];list.children[this.#active]?.setAttribute("aria-selected","false");this.#active=at;input.setAttribute("aria-activedescendant",option?.id??"");option?.setAttribute("aria-selected","true");option?.scrollIntoView({block:"nearest"});}
#choose(at){const chosen=this.#found[at];if(chosen)this.close();if(chosen)this.#parts.choose(chosen);return chosen;}
#did(key){const count=this.#found.length;if(key==="Enter")return this.#choose(this.#active);if(key==="ArrowDown"&&!count&&!this.#parts.input.value)this.open();else if(!count)return false;else if(key==="ArrowDown")this.#mark((this.#active+1)%count);else if(key==="ArrowUp")this.#mark((this.#active<0?count:this.#active)-1);else if(key==="Escape")this.close();else return false;return true;}}
const LIMIT=4000;const NEAR=3600;class Composer{#nodes;#words;#tell;#isBusy=false;constructor(nodes,words,send,tell){const{input,form}=nodes;this.#nodes=nodes;this.#words=words;this.#tell=tell;input.addEventListener("input",()=>this.#measure());input.addEventListener("keydown",(event)=>{if(event.key==="Enter"&&(event.isComposing||event.keyCode===229))event.preventDefault();});form.addEventListener("submit",(event)=>{event.preventDefault();if(this.#measure())send(input.value.trim());else if(this.#excess>0)tell(this.#tooLong);input.focus();});}
fill(text){this.#nodes.input.value=text;this.#measure();}
set isBusy(isBusy){this.#isBusy=isBusy;this.#measure();}
get #length(){return[...this.#nodes.input.value.trim()].length;}
get #excess(){return this.#length-LIMIT;}
get #tooLong(){return this.#words.long.replace("{n}",this.#excess);}
#measure(){const{input,send,counter,whole}=this.#nodes;const isLong=this.#excess>0;const wasLong=input.getAttribute("aria-invalid")==="true";const isReady=this.#length&&!isLong&&!this.#isBusy;send.setAttribute("aria-disabled",!isReady);input.setAttribute("aria-invalid",isLong);counter.hidden=this.#length<NEAR;counter.className=isLong?"counter bad":"counter";counter.textContent=isLong?this.#tooLong:`${this.#length} / ${LIMIT}`;whole.textContent=input.value;whole.hidden=input.scrollWidth<=input.clientWidth;if(isLong!==wasLong)this.#tell(isLong?this.#tooLong:"");return isReady;}}
async function onPaper({root,turns,title},css,use){const frame=make("iframe",{class:"hidden","aria-hidden":"true",tabindex:"-1"});root.append(frame);const{contentWindow:page,contentDocument:paper}=frame;const sheet=new page.CSSStyleSheet();sheet.replaceSync(css);paper.adoptedStyleSheets=[sheet];paper.title=title.textContent;Object.assign(paper.documentElement,{lang:root.lang,dir:root.dir});paper.body.className="root light paper";paper.body.append(make("h1",{},paper.title),turns.cloneNode(true));for(const one of paper.querySelectorAll("details"))one.open=true;await use(page,paper.body);frame.remove();}
function printed(page){return new Promise((done)=>{page.addEventListener("afterprint",done);page.print();});}
function asText(body){for(const item of body.querySelectorAll("li li")){const{start,tagName,children}=item.parentNode;item.prepend(tagName==="OL"?`${start + [...children].indexOf(item)}. `:"- ");}
return body.innerText.trim();}
function copy(text){return navigator.clipboard.writeText(text);}
function download(text,name){const href=URL.createObjectURL(new Blob([text],{type:"text/plain"}));make("a",{href,download:`${name}.txt`}).click();setTimeout(()=>URL.revokeObjectURL(href),1000);}
function fillMenu({more,menu},actions,sure){const labels=Object.keys(actions);const items=labels.map((label)=>button(()=>use(label),{},label));const last=items.at(-1);const show=(isShown)=>{menu.hidden=!isShown;more.setAttribute("aria-expanded",isShown);last.textContent=labels.at(-1);(isShown?items[0]:more).focus();};const use=(label)=>{if(label===labels.at(-1)&&last.textContent!==sure)return(last.textContent=sure);show(false);actions[label]();};more.addEventListener("click",()=>show(menu.hidden));menu.addEventListener("keydown",(event)=>{if(event.key!=="Escape")return;event.preventDefault();event.stopPropagation();show(false);});menu.append(...items);}
const SMALL="(max-width: 30em), (max-height: 30em)";const FOCUSABLE="a[href], button, input, summary, [tabindex='0']";class Opening{#nodes;#told;#small=matchMedia(SMALL);constructor(nodes,told,signal){this.#nodes=nodes;this.#told=told;const{panel,launcher,close}=nodes;launcher.addEventListener("click",()=>(panel.open?this.close():this.open()));close.addEventListener("click",()=>this.close());panel.addEventListener("keydown",(event)=>this.#press(event));panel.addEventListener("close",()=>panel.open||this.#closed());this.#small.addEventListener("change",()=>this.again(),{signal});visualViewport.addEventListener("resize",()=>this.#fit(),{signal});}
open(){const{panel,launcher}=this.#nodes;const isNew=!panel.open;if(isNew)this.#show();launcher.setAttribute("aria-expanded","true");this.#focus();if(isNew)this.#told(true);}
close(){this.#nodes.panel.close();}
#show(){const{panel}=this.#nodes;const isModal=this.#small.matches;panel.toggleAttribute("data-modal",isModal);if(isModal)panel.setAttribute("aria-modal","true");else panel.removeAttribute("aria-modal");panel[isModal?"showModal":"show"]();this.#fit();}
again(){const{panel}=this.#nodes;if(!panel.open)return;const focused=panel.getRootNode().activeElement;panel.close();this.#show();focused?.focus();}
#closed(){const{launcher}=this.#nodes;launcher.setAttribute("aria-expanded","false");launcher.focus();this.#told(false);}
#focus(){const{title,input,panel}=this.#nodes;const isTouched=panel.hasAttribute("data-modal")&&matchMedia("(pointer: coarse)").matches;(isTouched?title:input).focus();}
#fit(){const{panel}=this.#nodes;const isModal=panel.open&&panel.hasAttribute("data-modal");panel.style.blockSize=isModal?`${visualViewport.height}px`:"";}
#press(event){if(event.key==="Escape"){event.preventDefault();this.close();}
if(event.key==="Tab"&&this.#nodes.panel.hasAttribute("data-modal"))this.#stay(event);}
#stay(event){const all=[...this.#nodes.panel.querySelectorAll(FOCUSABLE)].filter((node)=>node.checkVisibility());const[from,to]=event.shiftKey?[all[0],all.at(-1)]:[all.at(-1),all[0]];if(this.#nodes.panel.getRootNode().activeElement!==from)return;event.preventDefault();to.focus();}}
function panelNodes(options){const{words,heading,label,lang,dir,look,isInline}=options;const nodes={...top(options),...talk(options),...composer(options)};const{header,menu,log,status,stop,form,links}=nodes;const attributes={id:"panel",class:"panel",part:"panel","aria-labelledby":!isInline&&"title"};nodes.panel=make(isInline?"div":"dialog",attributes,header,menu,log,status,stop,form,links);nodes.launcher=plain({class:"launcher",part:"launcher","aria-controls":"panel","aria-expanded":"false"},icon("chat"),label);nodes.root=make("div",{class:`root ${look}`,lang,dir,role:"region","aria-label":heading},isInline?null:nodes.launcher,nodes.panel);return nodes;}
function top({words,heading,isInline}){const tool=(name,attributes)=>plain({class:"tool","aria-label":words[name],title:words[name],...attributes},icon(name));const title=make("h2",{id:"title",tabindex:"-1"},heading);const more=tool("menu",{"aria-expanded":"false","aria-controls":"menu"});const close=tool("close");const menu=make("div",{id:"menu",class:"menu",hidden:true,role:"group","aria-label":words.menu});return{title,more,close,menu,header:make("header",{part:"header"},title,more,isInline?null:close)};}
function talk({words,greeting}){const starters=make("div");const intro=make("div",{class:"intro","aria-live":"off"},make("p",{dir:"auto"},greeting),make("p",{class:"care"},words.emergency),starters);const turns=make("ul",{class:"turns"});const typing=make("div",{class:"typing","aria-hidden":"true",hidden:true},make("i"),make("i"),make("i"));const log=make("div",{class:"log",part:"log",role:"log","aria-labelledby":"title",tabindex:"0"},intro,turns,typing);const stop=plain({class:"link",hidden:true},words.stop);return{starters,turns,typing,log,stop,status:make("p",{class:"status",role:"status"})};}
function composer({words,contact,policy}){const box={type:"text",part:"input",placeholder:words.field,autocomplete:"off",enterkeyhint:"send",dir:"auto"};const combobox={role:"combobox","aria-autocomplete":"list","aria-expanded":"false","aria-controls":"list"};const input=make("input",{...box,...combobox,"aria-label":words.field,"aria-describedby":"counter"});const list=make("ul",{id:"list",class:"list",role:"listbox","aria-label":words.found,hidden:true});const send=make("button",{class:"send",part:"send","aria-label":words.send,title:words.send},icon("send"));const privacy=make("p",{class:"privacy"},policy?link(words.privacy,policy):words.privacy);const whole=make("p",{class:"whole","aria-hidden":"true",hidden:true,dir:"auto"});const counter=make("p",{id:"counter",class:"counter",hidden:true});const form=make("form",{},privacy,list,whole,make("div",{class:"field"},input,send),counter);const what=plain({class:"link"},words.what);return{input,list,send,privacy,whole,counter,form,what,links:make("div",{class:"links"},what,contact?personLink(words,contact):null)};}
function personLink(words,{label,href}){return link(label||words.person,href,{class:"link person"});}
function plain(attributes,...children){return make("button",{type:"button",...attributes},...children);}
const MATCHES={exact:1,near:0.8,likely:0.5,possible:0};function blocksOf(reply){const isFirst=({position})=>reply.kind==="escalate"||position==="before";const{notices,caveats,sources,suggestions,contact}=reply;return[...of("notice",notices.filter(isFirst)),...(reply.parts.length?partBlocks(reply):answerBlocks(reply)),...of("notice",notices.filter((notice)=>!isFirst(notice))),...of("caveat",caveats),...cited(sources),...some("reviewed",reply.reviewed),...suggestions.map(({question,entry_id})=>({kind:"suggestion",text:question,choice:entry_id})),...(contact?[{kind:"contact",text:contact.label,href:contact.href}]:[]),];}
const of=(kind,texts)=>texts.map(({text})=>({kind,text}));const some=(kind,text)=>(text?[{kind,text}]:[]);const match=(confidence)=>({kind:"match",text:Object.keys(MATCHES).find((name)=>confidence>=MATCHES[name])});function answerBlocks({text,more,entry_id,kind,confidence}){const isOfEntry=entry_id!=null&&(kind==="answer"||kind==="abstain");return[...some("text",text),...some("more",more),...(isOfEntry?[match(confidence)]:[])];}
function partBlocks(reply){const blocks=[];const rest={text:reply.text,more:reply.more??""};const lead=(kind,part)=>{const place=part[kind]?rest[kind].indexOf(part[kind]):-1;if(place<0)return;const before=rest[kind].slice(0,place).trim();if(before!==part.question)blocks.push(...some(kind,before));rest[kind]=rest[kind].slice(place+part[kind].length);};for(const part of reply.parts){lead("text",part);blocks.push({kind:"part_question",text:part.question},...some("text",part.text));lead("more",part);blocks.push(...some("more",part.more),match(part.confidence));}
return[...blocks,...some("text",rest.text.trim()),...some("more",rest.more.trim())];}
function cited(sources){const places={};for(const{document,title,section,published,paragraph}of sources){const place=(places[[document,title,section,published]]??={kind:"source",text:title,section,published,paragraphs:[]});if(paragraph!=null&&!place.paragraphs.includes(paragraph))place.paragraphs.push(paragraph);}
return Object.values(places);}
function paragraphsOf(text){const pieces=[];let isOpen=false;for(const line of text.split("\n").map((one)=>one.trim())){if(line)add(pieces,line,isOpen);isOpen=line!=="";}
return pieces;}
function add(pieces,line,isOpen){const[,mark,item]=/^(-|\d{1,2}\.) +(.*)$/.exec(line)??[];const list=mark?(mark==="-"?"ul":"ol"):null;const first=parseInt(mark)||1;const last=pieces.at(-1);if(last?.list!==list||(!list&&!isOpen)||(list==="ol"&&first!==last.first+last.lines.length))pieces.push({list,first,lines:[item??line]});else if(list)last.lines.push(item);else last.lines[0]+=` ${line}`;}
const NUMBER=/((?<![\w.,:/+-])\+?\d+(?:[ -]\d+)*(?!\w|%|[.,:/-]\d| ?(?:m?g|mcg|ml|kg|[cm]m|°)\b))/;function withNumbers(text){return text.split(NUMBER).map((piece,at)=>[piece,at%2&&isNumberToCall(piece)?`tel:${piece.replace(/[ -]/g, "")}`:null]);}
function isNumberToCall(found){const digits=found.replace(/\D/g,"").length;return digits<=15&&digits>=(found.includes("-")?7:3)&&!/^(19|20)\d\d(-\d\d?-\d\d?)?$/.test(found);}
const FLAGS={emergency:"urgent",same_day:"today"};const SECTIONS={notice:"notices",caveat:"caveats",source:"sources",reviewed:"sources",suggestion:"offers",contact:"contact"};function replyNodes(reply,view){const sections=[];for(const block of blocksOf(reply)){const name=SECTIONS[block.kind]??"answer";if(sections.at(-1)?.[0]!==name)sections.push([name,[]]);sections.at(-1)[1].push(block);}
return sections.map(([name,blocks])=>(FRAMES[name]??frame)(blocks,{...view,reply},name));}
function offers(heading,blocks,{said,choose}){const attributes={...said,part:"offer","data-kind":"suggestion"};const items=blocks.map((block)=>make("li",{},button(()=>choose(block),{...attributes,class:block.choice?"offer":"offer quiet"},block.text)));return make("div",{class:"offers"},make("h3",{},heading),make("ul",{},...items));}
const FRAMES={notices(blocks,view){const{urgency}=view.reply;const flag=make("p",{class:"flag"},make("strong",{},view.words[FLAGS[urgency]??"note"]));return make("div",{class:`card notices ${urgency}`,part:"notice"},flag,...blocks.map((block)=>piece(block,view)));},offers:(blocks,view)=>offers(view.words[view.reply.kind==="clarify"?"choose":"next"],blocks,view),};function frame(blocks,view,name){const heading=view.words[name];const isList=name==="sources"||name==="caveats";const pieces=blocks.map((block)=>piece(block,view));const body=isList?[make("h3",{},heading),make("ul",{},...pieces)]:pieces;return make("div",{class:name==="sources"?name:`card ${name}`,part:name},...body);}
function piece(block,view){const{kind,text}=block;const{words,said,lang}=view;const attributes={"data-kind":kind};switch(kind){case"source":return make("li",attributes,make("cite",said,text),make("small",{},details(block,view)));case"reviewed":return make("li",attributes,`${words.reviewed} ${dated(text, lang)}`);case"match":return make("p",attributes,words[text]);case"part_question":return make("h3",{...attributes,...said},text);case"contact":return make("p",attributes,`${words.person}: `,link(text,block.href,said));case"more":return make("details",attributes,make("summary",{},words.more),...curated(text,said));default:return make(kind==="caveat"?"li":"div",attributes,...curated(text,said,kind==="notice"));}}
function details({section,paragraphs,published},{words,lang}){const own=section&&section!=="body"&&!section.endsWith("(title)")&&`“${section}”`;const places=paragraphs.length&&`${words.part} ${paragraphs.sort((one, other) => one - other).join(", ")}`;return[own,places,published?`${words.published} ${dated(published, lang)}`:words.undated].filter(Boolean).join(" · ");}
function dated(iso,lang){return new Date(iso).toLocaleDateString(lang,{dateStyle:"long",timeZone:"UTC"});}
function curated(text,said,isCallable){const spoken=(line)=>(isCallable?withNumbers(line):[[line]]).map(([words,href])=>(href?link(words,href,{dir:"ltr"}):words));return paragraphsOf(text).map(({list,first,lines})=>
list?make(list,{...said,start:first>1&&first},...lines.map((line)=>make("li",{},...spoken(line)))):make("p",said,...spoken(lines[0])),);}
const REASONS=["wrong_answer","outdated","hard_to_understand","did_not_fit","unsafe"];class TurnView{#view;#trouble=make("div",{class:"trouble","aria-live":"off"});constructor(turn,view){this.turn=turn;this.#view=view;this.asked=make("li",{class:"asked",part:"message"},spoken(view.words.you),make("p",{dir:"auto"},turn.text),this.#trouble);}
show(){const{turn}=this;const{words,retry,change}=this.#view;this.#trouble.replaceChildren();if(turn.failure)this.#trouble.append(make("p",{},trouble(turn,words)),button(()=>retry(turn),{},words.retry));if(turn.failure&&!turn.choice)this.#trouble.append(button(()=>change(turn),{},words.change));if(!turn.reply||this.replied)return null;this.replied=make("li",{class:"reply",part:"reply"},spoken(words.they),...replyNodes(turn.reply,this.#view));if(turn.reply.kind==="answer"||turn.reply.kind==="abstain")this.replied.append(this.#feedback());return this.replied;}
#feedback(){const{words,judge}=this.#view;const settle=async(helpful,reason)=>{const{reply_id}=this.turn.reply;if(!(await judge({reply_id,helpful,...(reason&&{reason})})))return;node.replaceChildren(make("p",{tabindex:"-1"},words.thanks));node.firstChild.focus();};const why=[...REASONS,""].map((reason)=>button(()=>settle(false,reason),{},words[reason||"other"]));const reasons=make("div",{class:"reasons",hidden:true},make("p",{},words.why),...why);const no=button(()=>no.setAttribute("aria-expanded",!(reasons.hidden=!reasons.hidden)),{"aria-expanded":"false"},words.no);const yes=button(()=>settle(true),{},words.yes);const node=make("div",{class:"feedback",role:"group","aria-label":words.helpful,"aria-live":"off"},make("p",{},words.helpful),yes,no,reasons);return node;}}
function trouble({state,failure},words){return state==="waiting"?words.waiting:`${words.failed} ${words[failure.reason] ?? failure.detail}`;}
function spoken(who){return make("span",{class:"hidden"},who);}
class Chat{#views=new Map();#hasStarted=false;constructor(conversation,client,options,tell,signal){Object.assign(this,{conversation,client,options,tell,words:options.words,nodes:panelNodes(options)});const{nodes}=this;this.#compose();this.#act();if(options.isInline)nodes.panel.addEventListener("focusin",()=>this.#start());else this.opening=new Opening(nodes,(isOpen)=>this.#opened(isOpen),signal);conversation.turns.forEach((turn)=>this.#view(turn));conversation.told=(turn)=>this.#show(turn);this.#settle();addEventListener("online",()=>conversation.resume(),{signal});}
open(){(this.opening??{open:()=>this.nodes.input.focus()}).open();}
ask(message){if(this.conversation.pending)return;this.completion.close();this.composer.fill("");this.conversation.ask(message);}
async follow(hash){const link=new URLSearchParams(hash.slice(1));const[choice,text]=[link.get("faq"),link.get("q")];if(choice||text)this.open();if(text)this.composer.fill(text);if(!choice||this.conversation.turns.at(-1)?.choice===choice)return;const entry=await this.#attempt(()=>this.client.entry(choice));this.ask({choice,text:entry?.question??choice.replaceAll("-"," ")});}
say(sentence,isQuiet=false){this.nodes.status.textContent=sentence;this.nodes.status.classList.toggle("hidden",isQuiet);}
async clear(){const{words}=this;const clearing=this.#attempt(()=>this.conversation.clear().then(()=>words.cleared));this.#empty();this.nodes.input.focus();this.say((await clearing)??words.here);}
async #attempt(request){try{return await request();}catch(error){if(!(error instanceof Failure))throw error;return null;}}
#compose(){const{nodes,words,client,options}=this;const{input,status}=nodes;this.composer=new Composer(nodes,words,(text)=>this.ask({text}),(sentence)=>this.say(sentence,true));this.completion=new Completion({...nodes,isTyping:options.completes,suggest:(query,signal)=>client.suggest(query,signal),choose:(offer)=>this.ask(offer),count:(found)=>(found||status.classList.contains("hidden"))&&this.say(found?`${words.found}: ${found}`:"",true),});nodes.what.addEventListener("click",()=>(input.focus(),this.completion.open()));nodes.stop.addEventListener("click",()=>(input.focus(),this.conversation.stop()));}
#act(){const{nodes,words}=this;const{heading,css}=this.options;const withText=(use)=>()=>onPaper(nodes,css,(page,body)=>use(asText(body)));const copying=(text)=>copy(text).then(()=>this.say(words.copied),()=>download(text,heading));const actions={[words.copy]:withText(copying),[words.save]:withText((text)=>download(text,heading)),[words.print]:()=>onPaper(nodes,css,printed),[words.clear]:()=>this.clear(),};fillMenu(nodes,actions,words.sure);}
#opened(isOpen){if(isOpen&&this.conversation.isOver)this.clear();if(isOpen)this.#start();this.tell(isOpen?"faq-chat-open":"faq-chat-close");}
async #start(){if(this.#hasStarted)return;this.#hasStarted=true;const found=await this.#attempt(()=>this.client.suggest(""));this.#hasStarted=found!==null;if(found?.length)this.nodes.starters.replaceChildren(offers(this.words.next,found,this.#ways));}
#show(turn){const{state,failure,reply}=turn;const{words}=this;this.#scroll(this.#view(turn));this.#settle();this.say(failure?trouble(turn,words):reply?"":words.sending,Boolean(failure));if(state==="done")this.tell("faq-chat-reply",{kind:reply.kind,urgency:reply.urgency,entryId:reply.entry_id});}
#view(turn){const{nodes,words}=this;const view=this.#views.get(turn)??new TurnView(turn,this.#ways);const replied=view.show();if(!this.#views.has(turn))nodes.turns.append(view.asked);this.#views.set(turn,view);if(replied)view.asked.after(replied);if(turn.reply?.contact&&!nodes.links.querySelector(".person"))nodes.links.append(personLink(words,turn.reply.contact));return replied??view.asked;}
get #ways(){const{words,conversation}=this;const{lang,said}=this.options;const{input}=this.nodes;const change=(turn)=>{conversation.withdraw(turn);this.#views.get(turn).asked.remove();this.#settle();this.say("");this.composer.fill(turn.text);input.focus();};const retry=(turn)=>(input.focus(),conversation.pending?.state==="sending"||conversation.send(turn));return{words,lang,said:{lang:said,dir:"auto"},choose:(offer)=>this.ask(offer),retry,change,judge:(verdict)=>this.#judge(verdict)};}
async #judge(verdict){const kept=await this.#attempt(()=>this.client.feedback(verdict));this.say(kept?this.words.thanks:this.words.lost,Boolean(kept));if(kept)this.tell("faq-chat-feedback",{helpful:verdict.helpful,reason:verdict.reason??null});return kept;}
#scroll(node){this.nodes.log.scrollTop=node.offsetTop-12;}
#settle(){const{stop,typing,input,privacy,starters,more}=this.nodes;const{pending,turns}=this.conversation;const isSending=pending?.state==="sending";typing.hidden=!isSending;if(!isSending&&stop.matches(":focus"))input.focus();stop.hidden=!isSending;privacy.hidden=starters.hidden=turns.length>0;more.hidden=!turns.length;this.composer.isBusy=Boolean(pending);}
#empty(){this.#views.clear();this.nodes.turns.replaceChildren();this.#settle();}}
const DAY=24*60*60*1000;const TURNS=50;function recall(key){const kept=reach(key,(storage)=>JSON.parse(storage.getItem(key)));if(kept&&isOver(kept.at))remember(key,null);return kept&&!isOver(kept.at)?kept:null;}
function remember(key,kept){reach(key,(storage)=>(kept?storage.setItem(key,JSON.stringify({...kept,at:Date.now(),turns:kept.turns.slice(-TURNS)})):storage.removeItem(key)));}
function isOver(at){return!(Math.abs(Date.now()-at)<DAY);}
function reach(key,use){try{return key?use(sessionStorage):null;}catch{return null;}}
class Conversation{turns=[];id=null;told=()=>{};#at=Date.now();#going=null;#client;#key;constructor(client,key){this.#client=client;this.#key=key;const{id,turns=[]}=recall(key)??{};for(const{text,choice,reply}of turns)if(isReply(reply))this.turns.push({text,choice,reply,state:"done"});if(this.turns.length)this.id=id;}
get pending(){return this.turns.find(({state})=>state==="sending"||state==="waiting");}
ask({text,choice}){const turn={text,choice};this.turns.push(turn);return this.send(turn);}
async send(turn){const{text,choice}=turn;this.#going=new AbortController();this.#become(turn,"sending");try{const message=choice?{choice}:{text:text.toWellFormed()};turn.reply=await this.#client.chat(this.id?{...message,conversation_id:this.id}:message,this.#going.signal);this.#keep(turn);}catch(error){if(!(error instanceof Failure))throw error;this.#become(turn,error.reason==="offline"?"waiting":"failed",error);}}
resume(){if(this.pending?.state==="waiting")this.send(this.pending);}
stop(){this.#going?.abort();}
withdraw(turn){this.turns=this.turns.filter((one)=>one!==turn);}
async clear(){const{id}=this;this.stop();remember(this.#key,null);this.turns=[];this.id=null;if(id)await this.#client.forget(id);}
get isOver(){return this.turns.length>0&&isOver(this.#at);}
#keep(turn){if(!this.turns.includes(turn))return;this.id=turn.reply.conversation_id;this.#at=Date.now();remember(this.#key,{id:this.id,turns:this.turns.filter(({reply})=>reply)});this.#become(turn,"done");}
#become(turn,state,failure=null){if(!this.turns.includes(turn))return;Object.assign(turn,{state,failure});this.told(turn);}}
const NAMES="ask close menu field send stop you they greeting privacy emergency what person sending waiting failed lost busy retry change long found helpful yes no why wrong_answer outdated hard_to_understand did_not_fit unsafe other thanks copy copied print save clear sure cleared here more exact near likely possible caveats urgent today note sources part published undated reviewed next choose".split(" ");const STRINGS={en:`Ask a question
Close
More
Your question
Send
Stop
You said
Assistant said
Hello. Ask in your own words. Each answer was prepared beforehand and shows where it comes from.
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
Too long by {n} characters. Please shorten it; nothing is lost.
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
Really delete everything?
The conversation has been deleted.
Deleted in this browser only: no answer came from the server.
Read more
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
Más
Su pregunta
Enviar
Detener
Usted dijo
El asistente dijo
Hola. Pregunte con sus propias palabras. Cada respuesta se preparó de antemano e indica de dónde procede.
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
Sobran {n} caracteres. Acórtelo, por favor; no se pierde nada.
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
¿Borrar todo de verdad?
La conversación se ha borrado.
Borrada solo en este navegador: el servidor no respondió.
Leer más
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
Plus
Votre question
Envoyer
Arrêter
Vous avez dit
L’assistant a dit
Bonjour. Posez votre question avec vos mots. Chaque réponse a été préparée à l’avance et indique d’où elle vient.
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
{n} caractères de trop. Veuillez raccourcir ; rien n’est perdu.
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
Vraiment tout effacer ?
La conversation a été effacée.
Effacée dans ce navigateur seulement : le serveur n’a pas répondu.
Lire la suite
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
Mehr
Ihre Frage
Senden
Abbrechen
Sie sagten
Der Assistent sagte
Guten Tag. Fragen Sie mit Ihren eigenen Worten. Jede Antwort ist vorbereitet und zeigt, woher sie stammt.
Bitte nennen Sie keine Namen oder Krankenakten.
Rufen Sie im Notfall Ihre örtliche Notrufnummer an. Niemand überwacht diesen Chat.
Was kann ich fragen?
Mit einem Menschen sprechen
Wird gesendet…
Sie sind offline. Dies wird gesendet, sobald Sie wieder verbunden sind.
Nicht gesendet.
Es kam keine Antwort.
Der Dienst ist ausgelastet.
Noch einmal versuchen
Text ändern
{n} Zeichen zu lang. Bitte kürzen; nichts geht verloren.
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
Wirklich alles löschen?
Das Gespräch wurde gelöscht.
Nur in diesem Browser gelöscht: Vom Server kam keine Antwort.
Mehr lesen
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
المزيد
سؤالك
إرسال
إيقاف
قلت
قال المساعد
مرحباً. اسأل بكلماتك. كل إجابة مُعدّة مسبقاً وتبيّن مصدرها.
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
النص أطول من المسموح بمقدار {n} حرف. يرجى اختصاره؛ لن يضيع شيء.
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
هل تريد حذف كل شيء؟
تم حذف المحادثة.
حُذفت من هذا المتصفح فقط: لم يصل رد من الخادم.
اقرأ المزيد
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
اختر واحداً`,};for(const one in STRINGS){const sentences=STRINGS[one].split("\n");STRINGS[one]=Object.fromEntries(NAMES.map((name,at)=>[name,sentences[at]]));}
function languageOf(tag){const language=tag.toLowerCase().split("-")[0];return Object.hasOwn(STRINGS,language)?language:"en";}
const CSS=`:host{all:initial !important;display:contents !important}:host([mode="inline"]){display:block !important}:host([hidden]),[hidden]{display:none !important}.root{--accent:var(--faq-accent,light-dark(#0f6a64,#6cc4bb));--on-accent:var(--faq-on-accent,light-dark(#fff,#0c2422));--paper:var(--faq-paper,light-dark(#f7f6f2,#121a1b));--card:var(--faq-card,light-dark(#fff,#1b2526));--ink:var(--faq-ink,light-dark(#1c2b2d,#e8ecea));--soft:var(--faq-soft,light-dark(#536163,#a9b6b5));--line:var(--faq-line,light-dark(#dcdcd4,#344142));--edge:#7d8a8a;--tint:light-dark(#e3efed,#1f3634);--care:light-dark(#a87c15,#d2a640);--urgent:light-dark(#a8201a,#ff9a91);--today:light-dark(#8a5200,#f0b860);--round:var(--faq-radius,0.75em);--gap:var(--faq-offset,1.25em);color-scheme:light dark;color:var(--ink);font:var(--faq-font-size,1em) / 1.5 var(--faq-font,system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif);overflow-wrap:anywhere}.light{color-scheme:light}.dark{color-scheme:dark}*{box-sizing:border-box;margin:0;padding:0}.hidden{position:absolute;width:1px;height:1px;border:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}ul{list-style:none}svg{display:block;width:1.4em;fill:none;stroke:currentcolor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}a,summary,.link{color:var(--accent);text-underline-offset:0.2em}small,.sources,.care,.status,.privacy,.trouble,.feedback,.links,.counter,.whole,[data-kind="match"]{color:var(--soft);font-size:0.9em}button,input{min-height:2.75em;padding:0.5em 0.9em;border:1px solid var(--edge);border-radius:0.6em;color:inherit;background:var(--card);font:inherit;line-height:1.35}button{color:var(--ink);text-align:start;cursor:pointer}button:hover{border-color:var(--accent);background:var(--tint)}:focus{outline:0}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}.launcher,.popup>.panel{position:fixed;inset:auto;inset-block-end:var(--gap);inset-inline-end:var(--gap);z-index:var(--faq-z-index,2147483000);max-width:calc(100vw - 2 * var(--gap));box-shadow:0 0.3em 1.5em #0004}.start>*{inset-inline:var(--gap) auto !important}.launcher,.send,.launcher:hover,.send:hover{color:var(--on-accent);background:var(--accent)}.launcher{display:flex;align-items:center;gap:0.55em;min-height:3.25em;padding:0.5em 1.3em 0.5em 1.1em;border:2px solid var(--on-accent);border-radius:2em;font-weight:600}.panel{display:flex;flex-direction:column;width:100%;height:var(--faq-height,36em);border:1px solid var(--line);border-radius:var(--round);overflow:hidden;color:inherit;background:var(--paper)}.popup>.panel{inset-block-end:calc(var(--gap) + 4em);width:var(--faq-width,26em);height:var(--faq-height,44em);max-height:calc(100dvh - 2 * var(--gap) - 4em)}.panel:not([open],div){display:none}.popup>[data-modal]{inset:0 !important;width:100vw;max-width:none;height:100dvh;max-height:none;padding:env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);border:0;border-radius:0}header{display:flex;align-items:center;padding:0.3em 0.4em;color:var(--on-accent);background:var(--accent)}h2{flex:1;padding-inline:0.7em;font-size:1.1em;line-height:1.3}.tool,.tool:hover{padding:0.6em;border-color:transparent;color:inherit;background:none}.tool svg{stroke-width:2.5}.tool:hover,header :focus-visible{outline:2px solid;outline-offset:-4px}.menu{display:grid;grid-template-columns:repeat(auto-fit,minmax(9em,1fr));gap:0.4em;padding:0.6em;border-bottom:1px solid var(--line)}.log{position:relative;flex:1;min-height:6em;padding:1.1em;overflow-y:auto;overscroll-behavior:contain}.log:focus-visible{outline-offset:-3px}.reply>* + *,.intro>* + *,.card>* + *,[data-kind]>* + *,.trouble p{margin-top:0.75em}.intro ~ :not(:empty),.turns>li + li{margin-top:1.2em}.care{padding-inline-start:0.7em;border-inline-start:3px solid var(--care)}.asked>p{width:fit-content;max-width:88%;margin-inline-start:auto;padding:0.55em 0.9em;border-radius:1.1em;border-end-end-radius:0.3em;color:var(--on-accent);background:var(--accent)}.trouble,.feedback,.reasons{display:flex;flex-wrap:wrap;align-items:center;gap:0.5em}.trouble{justify-content:end}.trouble p,.bad{color:var(--urgent)}.trouble p,.reasons,.reasons p{width:100%;text-align:end}.card{padding:0.85em 1em;border:1px solid var(--line);border-radius:var(--round);background:var(--card)}.card :is(ul,ol){padding-inline-start:1.3em}.card ul{list-style:disc}.card li + li{margin-top:0.35em}h3{font-size:0.95em}.answer h3:not(:first-child){padding-top:0.9em;border-top:1px solid var(--line)}summary{width:fit-content;padding-block:0.35em;font-weight:600;cursor:pointer}.notices{border-width:2px;overflow:clip}.notices,.caveats{--flag:var(--accent);border-color:var(--flag);background:color-mix(in srgb,var(--flag) 9%,var(--card))}.caveats{--flag:var(--care);font-size:0.95em}.flag::before{content:"i" / "";display:inline-grid;place-items:center;width:1.5em;height:1.5em;margin-inline-end:0.5em;border:2px solid;border-radius:50%;font-weight:700;line-height:1}.same_day{--flag:var(--today)}.emergency{--flag:var(--urgent);font-size:1.06em}:is(.same_day,.emergency) .flag{margin:-0.85em -1em 0;padding:0.5em 1em;color:var(--card);background:var(--flag)}:is(.same_day,.emergency) .flag::before{content:"!" / ""}.notices a{color:inherit;font-weight:700}.sources li{padding-block:0.4em;border-bottom:1px solid var(--line)}.sources li:last-child{border:0}cite{color:var(--ink);font-style:normal}small{display:block;font-size:1em}.offers ul{display:grid;gap:0.45em;margin-top:0.5em}.offer{width:100%;border-inline-start:4px solid var(--accent)}.quiet{border:1px dashed var(--edge)}.feedback p{flex:1}.typing{display:flex;gap:0.35em}.typing i{width:0.55em;height:0.55em;border-radius:50%;background:var(--edge)}.status{padding:0.35em 1.2em}form{position:relative;padding:0.7em 0.9em 0.3em;border-top:1px solid var(--line)}form,.links{background:var(--card)}.field{display:flex;gap:0.5em}.privacy,.whole{margin-bottom:0.5em}.whole{max-height:7em;overflow-y:auto}input{flex:1;min-width:0;background:var(--paper)}input::placeholder{color:var(--soft);opacity:1}.send{padding:0.6em}.send[aria-disabled="true"]{color:var(--soft);background:var(--paper);cursor:default}[aria-invalid="true"]{border:2px solid var(--urgent)}.list{position:absolute;inset-inline:0.9em;inset-block-end:100%;z-index:1;max-height:17em;border:1px solid var(--edge);border-radius:0.6em;overflow-y:auto;background:var(--card);box-shadow:0 0.3em 1.5em #0004}.list li{padding:0.7em 0.9em;border-bottom:1px solid var(--line);line-height:1.35;cursor:pointer}.list :is(:hover,[aria-selected="true"]){background:var(--tint)}.list [aria-selected="true"]{outline:2px solid var(--accent);outline-offset:-2px}.links{display:flex;flex-wrap:wrap;justify-content:space-between;padding:0 0.5em 0.2em}.link{min-height:2.75em;padding:0.6em 0.5em;border:0;background:none;text-decoration:underline}.panel>.link{align-self:end;margin:-2.7em 0.6em 0}@media (prefers-reduced-motion: no-preference){.log{scroll-behavior:smooth}.panel{animation:rise 0.18s}.typing i{animation:beat 1.2s infinite}.typing :nth-child(2){animation-delay:0.15s}.typing :nth-child(3){animation-delay:0.3s}}@keyframes rise{from{opacity:0;transform:translateY(0.75em)}}@keyframes beat{30%{transform:translateY(-0.3em)}60%{transform:none}}@media (prefers-contrast: more){.root{--soft:var(--ink);--line:var(--edge)}}@media (forced-colors: active){.root{--accent:LinkText;--on-accent:CanvasText}.card,.asked>p,.typing i,header,.popup>.panel{border:1px solid}.launcher,header,.asked>p,.send,.flag{background:Canvas !important}:is(.same_day,.emergency){border-width:4px}[aria-disabled="true"]{color:GrayText}.list [aria-selected="true"]{outline-color:Highlight}}.paper{max-width:44em;margin:2em auto;padding:0 1em}.paper .asked>p{border:1px solid;color:inherit;background:none}.paper :is(button,.feedback,.offers,.trouble){display:none}.card{break-inside:avoid}@media print{.popup,.inline :is(button,.menu,form,.links,.feedback,.intro){display:none}.inline .panel{height:auto}}`;
const HOME=document.currentScript?.src||document.baseURI;class FaqChatElement extends HTMLElement{static observedAttributes=[...["src","mode","lang","dir","content-lang","heading","label","greeting","position","theme"],...["persist","completion","contact-href","contact-label","privacy-href","timeout"],];#chat=null;#conversation=null;#listening=null;#strings={};#isStale=false;connectedCallback(){if(this.#chat&&!this.#listening.signal.aborted)return this.#chat.opening?.again();if(Object.hasOwn(this,"strings")){const{strings}=this;delete this.strings;this.#strings=strings;}
this.#build();if(this.#isFirst)this.#chat.follow(location.hash);}
disconnectedCallback(){queueMicrotask(()=>this.isConnected||this.#leave());}
attributeChangedCallback(name){if(["src","persist","timeout"].includes(name))this.#conversation=null;if(!this.#chat||this.#isStale)return;this.#isStale=true;queueMicrotask(()=>this.isConnected&&this.#build());}
get strings(){return this.#strings;}
set strings(strings){this.#strings=strings;this.attributeChangedCallback();}
get isOpen(){return this.#chat?.nodes.panel.open??this.#chat!==null;}
open(){this.#chat?.open();}
close(){this.#chat?.nodes.panel.close?.();}
ask(text){this.open();this.#chat?.ask({text});}
clear(){return this.#chat?.clear();}
#build(){const{input,panel}=this.#chat?.nodes??{};this.#listening?.abort();this.#listening=new AbortController();this.#isStale=false;const{signal}=this.#listening;const client=new Client(this.#src,Number(this.getAttribute("timeout"))||PATIENCE);this.#conversation??=new Conversation(client,this.#key);const tell=(name,detail)=>this.dispatchEvent(new CustomEvent(name,{detail,bubbles:true,composed:true}));this.#chat=new Chat(this.#conversation,client,this.#options,tell,signal);this.#shadow.replaceChildren(this.#chat.nodes.root);if(input?.value)this.#chat.composer.fill(input.value);if(panel?.open)this.open();addEventListener("hashchange",()=>this.#isFirst&&this.#chat.follow(location.hash),{signal});}
#leave(){this.#listening.abort();this.#conversation.stop();}
get #shadow(){if(this.shadowRoot)return this.shadowRoot;const sheet=new CSSStyleSheet();sheet.replaceSync(CSS);const shadow=this.attachShadow({mode:"open"});shadow.adoptedStyleSheets=[sheet];return shadow;}
get #isFirst(){return this===document.querySelector("faq-chat");}
get #src(){const own=this.getAttribute("src");return new URL(own??"/api/v1/chat",own==null?HOME:document.baseURI).href;}
get #key(){const place=[...document.querySelectorAll("faq-chat")].indexOf(this);return this.getAttribute("persist")==="off"?null:`faq-chat ${place} ${this.#src}`;}
get #options(){const of=(name)=>this.getAttribute(name);const lang=languageOf(this.closest("[lang]")?.lang??"");const words={...STRINGS.en,...STRINGS[lang],...this.#strings};const heading=of("heading")||words.ask;const isInline=of("mode")==="inline";const look=[isInline?"inline":"popup",of("theme"),of("position")].join(" ");return{...{lang,words,heading,isInline,look,css:CSS,policy:of("privacy-href"),completes:of("completion")!=="off"},label:of("label")||heading,greeting:of("greeting")||words.greeting,dir:of("dir")||(lang==="ar"?"rtl":"ltr"),said:of("content-lang")||"en",contact:of("contact-href")&&{href:of("contact-href"),label:of("contact-label")},};}}
if(!customElements.get("faq-chat"))customElements.define("faq-chat",FaqChatElement);
})();
