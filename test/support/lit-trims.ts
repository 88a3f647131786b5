// What a panel's Lit goes without, file by file: texts of its published build. Each must be there exactly once.

export interface Trim {
  /** As published: minified, names and all. */
  readonly find: string;
  readonly put: string;
}

const without = (find: string): Trim => ({ find, put: '' });
const instead = (find: string, put: string): Trim => ({ find, put });

/** A browser that reads our modules (class static blocks, 2023) has stylesheets that can be shared. */
const CSS_TAG: readonly Trim[] = [
  instead(
    't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
    '!0',
  ),
  instead('o.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet)', 'o'),
];

/** No polyfills, no register of versions on the shop's page, no metadata or initializers of decorators. */
const REACTIVE_ELEMENT: readonly Trim[] = [
  without('Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;'),
  without(
    'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
  ),
  without(',p=a.reactiveElementPolyfillSupport'),
  without(',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")'),
  without('static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}'),
  without(',this.constructor.l?.forEach(t=>t(this))'),
  without(',void 0!==t.l&&(this.l=[...t.l])'),
];

/** No attributes: what a panel's elements are told, templates of ours tell them as properties. */
const NO_ATTRIBUTES: readonly Trim[] = [
  without(
    ',u={toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}}',
  ),
  without(',c=a.trustedTypes,l=c?c.emptyScript:""'),
  without(',u as defaultConverter'),
  without('attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,'),
  without('s.state&&(s.attribute=!1),'),
  // Browsers ask for the names where there is a callback, and with that a class of elements gets ready.
  instead('return this.finalize(),this._$Eh&&[...this._$Eh.keys()]', 'this.finalize()'),
  instead('attributeChangedCallback(t,s,i){this._$AK(t,i)}', 'attributeChangedCallback(){}'),
  without(
    'this._$Eh=new Map;for(const[t,s]of this.elementProperties){const i=this._$Eu(t,s);void 0!==i&&this._$Eh.set(i,t)}',
  ),
  without(
    'static _$Eu(t,s){const i=s.attribute;return!1===i?void 0:"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0}',
  ),
  without(
    '_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}_$AK(t,s){const i=this.constructor,e=i._$Eh.get(t);if(void 0!==e&&this._$Em!==e){const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r,this._$Em=null}}',
  ),
  without('this._$Em=null,'),
  without('||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))'),
  instead(
    'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
    'C(t,s){this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}',
  ),
  without('this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),'),
];

/** Each property is declared once. What comes late, such as the thread, finds what was set on it before. */
const DECLARED_ONCE: readonly Trim[] = [
  instead(
    'if(this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}',
    'this.elementProperties.set(t,s);e(this.prototype,t,this.getPropertyDescriptor(t,Symbol(),s))',
  ),
  instead(
    'const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}',
    'return{get(){return this[s]},set(e){const h=this[s];this[s]=e;this.requestUpdate(t,h,i)}}',
  ),
  without(
    'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
  ),
  without('removeController(t){this._$EO?.delete(t)}'),
  instead('[...r(t),...o(t)]', 'r(t)'),
];

/** Styles are a flat list of shared sheets. */
const ONLY_SHEETS: readonly Trim[] = [
  instead('this.elementStyles=this.finalizeStyles(this.styles)', 'this.elementStyles=this.styles'),
  without(
    'static finalizeStyles(s){const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i}',
  ),
];

/** Only asynchronous directives ask whether they are connected. */
const LIT_ELEMENT: readonly Trim[] = [
  without(
    'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
  ),
  without(
    'createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
  ),
  without('this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),'),
  without(
    ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i})',
  ),
  without('(s.litElementVersions??=[]).push("4.2.2");'),
];

const NO_DIRECTIVES: readonly Trim[] = [
  instead(
    'if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i',
    'return i',
  ),
  instead('for(this._$AP?.(!1,!0,s);', 'for(;'),
  without('setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}'),
  without('get _$AU(){return this._$AM?._$AU??this._$Cv}'),
  without(',this._$Cv=e?.isConnected??!0'),
  without('get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}'),
  without('get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}'),
  without('else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))'),
  instead('1===r.type?i=new r.ctor(', 'i=new r.ctor('),
  without(':6===r.type&&(i=new Z(h,this,t))'),
];

/** Without directives nobody says `noChange`. */
const NO_NO_CHANGE: readonly Trim[] = [
  instead('t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'),
  instead('o=!a(t)||t!==this._$AH&&t!==E,o&&', 'o=!a(t)||t!==this._$AH,o&&'),
  without('r===E&&(r=this._$AH[n]),'),
  instead('if((t=M(this,t,i,0)??A)===E)return;', 't=M(this,t,i,0)??A;'),
];

/** Handlers are functions, lists are arrays, templates fill their root. */
const PLAIN_VALUES: readonly Trim[] = [
  instead(
    '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
    'this._$AH.call(this.options?.host??this.element,t)',
  ),
  without('||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive'),
  instead('u(t)||"function"==typeof t?.[Symbol.iterator]', 'u(t)'),
  instead('(t?.creationScope??l).importNode', 'l.importNode'),
  instead(
    'const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h',
    'return(i._$litPart$??=new k(i.insertBefore(c(),null),null,void 0,s??{}))._$AI(t)',
  ),
];

const ONLY_HTML: readonly Trim[] = [
  instead('l=2===i?"<svg>":3===i?"<math>":""', 'l=""'),
  without('+(2===i?"</svg>":3===i?"</math>":"")'),
  instead('if(this.el=S.createElement', 'for(this.el=S.createElement'),
  instead(
    ',2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}for(;null!==',
    ';null!==',
  ),
  instead(
    '"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
    'this._$AC(t)',
  ),
];

/** Nothing is put into a comment, or into an element whose content is no markup. */
const NO_RAW_TEXT: readonly Trim[] = [
  without(
    'else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
  ),
  without(
    'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
  ),
  instead('(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'),
];

/** By the name of the file. */
export const TRIMS: readonly (readonly [RegExp, readonly Trim[]])[] = [
  [/reactive-element\/css-tag\.js$/, CSS_TAG],
  [
    /reactive-element\/reactive-element\.js$/,
    [...REACTIVE_ELEMENT, ...NO_ATTRIBUTES, ...DECLARED_ONCE, ...ONLY_SHEETS],
  ],
  [/lit-element\/lit-element\.js$/, LIT_ELEMENT],
  [
    /lit-html\/lit-html\.js$/,
    [
      ...NO_DIRECTIVES,
      ...NO_NO_CHANGE,
      ...PLAIN_VALUES,
      ...ONLY_HTML,
      ...NO_RAW_TEXT,
      without(',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3")'),
    ],
  ],
];
