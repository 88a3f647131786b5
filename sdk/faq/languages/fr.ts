export const rules = {
  stops: `le la les l un une des de du d au aux ce cet cette ces c ça cela je j me m moi mon ma mes tu te t toi ton ta tes il elle on nous vous notre nos votre vos ils elles leur leurs se s sa son ses
est sont suis es êtes était étaient sera être ai as a avez avons ont avait avoir été peux peut pouvez puis pouvoir pourrais dois doit faut veux voudrais souhaite vais va
et ou mais si que qu qui quoi quel quelle quels quelles quand comment pourquoi où dont en y dans sur sous par pour avec chez vers à ne n pas plus très trop bien aussi donc car
bonjour salut merci svp stp faire fait n il y`,
  endings:
    'e es s er ez ent ant ants ante antes ait aient ais ions iez ement ements ment ments ation ations ition itions ion ions eur eurs euse euses ee ees i is ie ies ir it ite ites able ables age ages x aux al ale ales if ive ifs ives erai erait era re',
};
