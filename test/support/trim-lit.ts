// A panel pays for every byte of Lit, whose published build holds ways that a panel never goes. This takes them out.
// Each text must be there exactly once, so that another version of Lit stops the build rather than being trimmed
// blindly; and a module of ours that would go one of those ways stops it too.
import type { Plugin } from 'rollup';

interface Trim {
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

/** Only asynchronous directives ask whether they are connected. */
const LIT_ELEMENT: readonly Trim[] = [
  without(
    'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
  ),
  without('this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),'),
  without(
    ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i})',
  ),
  without('(s.litElementVersions??=[]).push("4.2.2");'),
];

const NO_DIRECTIVES: readonly Trim[] = [
  instead(
    'let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i',
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

const TRIMS: readonly (readonly [RegExp, readonly Trim[]])[] = [
  [/reactive-element\/css-tag\.js$/, CSS_TAG],
  [/reactive-element\/reactive-element\.js$/, REACTIVE_ELEMENT],
  [/lit-element\/lit-element\.js$/, LIT_ELEMENT],
  [
    /lit-html\/lit-html\.js$/,
    [
      ...NO_DIRECTIVES,
      ...ONLY_HTML,
      ...NO_RAW_TEXT,
      without(',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3")'),
    ],
  ],
];

/** What would need a part of Lit that is gone. */
const NEEDS_MORE =
  /from ?["']lit\/|\b(svg|mathml|unsafeCSS)\b[^;]*from ?["']lit["']|<!--|[^>\s]\s*<\/(textarea|title|style|script)>/;

export function trimLit(): Plugin {
  return {
    name: 'trim-lit',
    transform(code, id) {
      const more = /\.ts$/.test(id) && NEEDS_MORE.exec(code);
      if (more) this.error(`${more[0]}: a panel's Lit lacks what this needs; see trim-lit.ts.`);
      const trims = TRIMS.find(([file]) => file.test(id))?.[1];
      if (!trims) return null;
      try {
        return { code: trims.reduce(trim, code), map: null };
      } catch (error) {
        return this.error(`Trimming ${id}: ${String(error)}`);
      }
    },
  };
}

/** @throws Error unless the text is there exactly once */
export function trim(code: string, { find, put }: Trim): string {
  const [before, after, ...more] = code.split(find);
  if (after === undefined || more.length > 0) throw new Error(`Not there once: ${find}`);
  return before + put + after;
}
